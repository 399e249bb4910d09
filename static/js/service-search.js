/* Suggests care services while somebody types, by the ARIA 1.2 pattern "editable combobox with list autocomplete".
   <input data-care-service-search="address" data-fills="id of the hidden input that gets the chosen service">
   Without this file the field is plain text. */
(() => {
  "use strict";
  const PAUSE = 200;
  const LEAST_LETTERS = 2;

  const make = (tag, attributes, text = "") => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    element.textContent = text;
    return element;
  };

  document.querySelectorAll("[data-care-service-search]").forEach((input) => {
    const chosen = document.getElementById(input.dataset.fills);
    const list = make("ul", { id: `${input.id}-suggestions`, role: "listbox", class: "suggestions", "aria-label": "Care services" });
    const said = make("span", { role: "status", class: "hidden-text" });
    const box = make("div", { class: "suggesting" });
    let waiting, asking, active = -1;

    input.before(box);
    box.append(input, list, said);
    list.hidden = true;
    Object.entries({
      role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    }).forEach(([name, value]) => input.setAttribute(name, value));

    const options = () => [...list.children];

    const close = () => {
      clearTimeout(waiting);
      asking?.abort();
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    const move = (to) => {
      const all = options();
      active = (to + all.length) % all.length;
      all.forEach((option, index) => option.setAttribute("aria-selected", String(index === active)));
      all[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", all[active].id);
    };

    const choose = (option) => {
      input.value = option.dataset.name;
      if (chosen) chosen.value = option.dataset.service;
      close();
      said.textContent = `${option.dataset.name} chosen`;
    };

    const show = (results) => {
      list.replaceChildren(...results.map((result, index) => {
        const option = make("li", {
          id: `${list.id}-${index}`, role: "option", "aria-selected": "false",
          "data-service": result.id, "data-name": result.name,
        }, result.name);
        if (result.detail) option.append(make("small", {}, ` ${result.detail}`));
        return option;
      }));
      active = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = !results.length;
      input.setAttribute("aria-expanded", String(results.length > 0));
      said.textContent = results.length
        ? `${results.length} ${results.length === 1 ? "service" : "services"} to choose from with the arrow keys`
        : "No service found: what you typed will do";
    };

    const ask = async () => {
      asking = new AbortController();
      try {
        const address = new URL(input.dataset.careServiceSearch, location.href);
        address.searchParams.set("q", input.value);
        const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "application/json" } });
        if (answer.ok) show((await answer.json()).results);
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    };

    input.addEventListener("input", () => {
      if (chosen) chosen.value = "";
      clearTimeout(waiting);
      asking?.abort();
      if (input.value.trim().length < LEAST_LETTERS) close();
      else waiting = setTimeout(ask, PAUSE);
    });

    input.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown") move(active + 1);
      else if (event.key === "ArrowUp") move(active < 0 ? -1 : active - 1);
      else if (event.key === "Enter" && active >= 0) choose(options()[active]);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });

    // mousedown would take the focus, and blur would close the list before the click arrives
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(option);
    });
    input.addEventListener("blur", close);
  });
})();
