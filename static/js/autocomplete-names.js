// Fields that are searched as one types are built by select2, which names them by their value alone: an empty one says
// nothing to whoever cannot see it. Each gets the words of its label.
const label = (select) =>
  select.labels[0]?.textContent.trim().replace(/:$/, "") || select.getAttribute("aria-label") || heading(select);

const heading = (select) => {
  const cell = select.closest("td");
  return cell?.closest("table").querySelectorAll("thead th")[cell.cellIndex]?.textContent.trim() ?? "";
};

const nameFields = () => {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
    const box = select.nextElementSibling?.querySelector(".select2-selection");
    const value = box?.querySelector(".select2-selection__rendered");
    const words = label(select);
    if (!box || !words || box.dataset.named) continue;
    box.dataset.named = "yes";
    box.setAttribute("aria-label", words);
    // A name made of two parts: the label, then what is chosen.
    if (!box.id) box.id = `${select.id}-box`;
    if (value?.id) box.setAttribute("aria-labelledby", `${box.id} ${value.id}`);
    // What is chosen is a part of the box, and no field beside it.
    value?.removeAttribute("role");
    value?.removeAttribute("aria-readonly");
    box.querySelector(".select2-search__field")?.setAttribute("aria-label", words);
  }
  const open = document.querySelector(".select2-container--open .select2-selection[data-named]");
  const search = document.querySelector(".select2-dropdown .select2-search__field:not([aria-label])");
  if (open?.hasAttribute("aria-owns")) open.setAttribute("aria-controls", open.getAttribute("aria-owns"));
  if (open && search) search.setAttribute("aria-label", open.getAttribute("aria-label"));
};

new MutationObserver(nameFields).observe(document.body, { childList: true, subtree: true });
nameFields();
