// The start-up of the content editor in the staff admin. Its own adds a style element, which the policy forbids, and
// leaves moving to the mouse; here each block can be moved with buttons, and lies in the document where it is seen.
import { initContext } from "content-editor/context";
import { DragDrop } from "content-editor/dragdrop";
import { Machine } from "content-editor/machine";
import { Regions } from "content-editor/regions";
import { Sections } from "content-editor/sections";
import { emit, qs, qsa } from "content-editor/utils";

function init() {
  const editor = initContext();
  const machine = new Machine(editor);
  const sections = new Sections(editor, machine);
  const dragdrop = new DragDrop(editor, machine, sections);
  const regions = new Regions(editor, machine);
  machine.wire({ sections, regions, dragdrop });
  editor.addPluginButton = (...rest) => regions.addPluginButton(...rest);

  machine.addPluginIcons();
  const groups = editor.plugins.map((plugin) => document.getElementById(`${plugin.prefix}-group`)).filter(Boolean);
  machine.reorderInlines(groups);
  groups.forEach((group) => { group.hidden = true; });
  regions.assignToInlines();
  editor.plugins.forEach((plugin) => editor.addPluginButton(plugin.prefix, plugin.button, true));
  regions.initTabs();
  regions.selectInitial(undefined);
  machine.initializeCollapseAll();
  if (!editor.allowChange) qs(".order-machine-wrapper").classList.add("order-machine-readonly");

  makeReachable(editor, machine, regions);
  emit("content-editor:ready");
}

// The search of a field that takes several has no label of its own.
function nameSearches() {
  qsa(".order-machine .select2-search__field").forEach((search) => {
    search.setAttribute("aria-label", qs("label", search.closest(".form-row")).textContent.trim());
  });
}

function makeReachable(editor, machine, regions) {
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  said.className = "visually-hidden";
  machine.wrapper.append(said);

  const follow = (inlines) => inlines.forEach((inline) => machine.orderMachine.append(inline));

  const move = (inline, by, button) => {
    const inlines = machine.findInlinesInOrder();
    const place = inlines.indexOf(inline) + by;
    if (place < 0 || place >= inlines.length) return;
    machine.insertAdjacent(inline, inlines[place], by > 0);
    if (by < 0) inlines[place].before(inline);
    else inlines[place].after(inline);
    button.focus();
    said.textContent = `Moved to place ${place + 1} of ${inlines.length}.`;
  };

  const addButtons = (inline) => {
    const heading = qs(":scope > h3", inline);
    if (!editor.allowChange || inline.classList.contains("empty-form") || qs(".block-move", heading)) return;
    const moves = document.createElement("span");
    moves.className = "block-moves";
    for (const [sign, words, by] of [["↑", "Move up", -1], ["↓", "Move down", 1]]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "block-move";
      button.textContent = sign;
      button.title = words;
      button.setAttribute("aria-label", `${words}: ${qs("b", heading).textContent} ${qs(".inline_label", heading).textContent.trim()}`);
      button.addEventListener("click", (event) => {
        event.stopPropagation();
        move(inline, by, button);
      });
      moves.append(button);
    }
    qs(".inline_label", heading).after(moves);
  };

  // What adds a block is a link without an address, and the plus a bare span: both get what a keyboard needs.
  const makePressable = (element, label) => {
    if (element.tabIndex >= 0 && element.hasAttribute("role")) return;
    element.setAttribute("role", "button");
    element.tabIndex = 0;
    if (label) element.setAttribute("aria-label", label);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      element.click();
      if (element.matches(".order-machine-insert-target")) qs(".plugin-buttons .plugin-button:not(.content-editor-hide)")?.focus();
    });
  };

  const refresh = () => {
    qsa(".order-machine .inline-related:not(.empty-form)").forEach(addButtons);
    qsa(".order-machine-insert-target").forEach((plus) => {
      makePressable(plus, plus.classList.contains("last") ? "Add a block at the end" : "Add a block before this one");
    });
    qsa(".plugin-button[data-plugin-prefix]").forEach((button) => makePressable(button, button.title));
    // An icon is the word that its typeface draws; nobody wants to hear it.
    qsa(".order-machine-wrapper span.material-icons, .machine-collapse .material-icons").forEach((icon) => {
      icon.setAttribute("aria-hidden", "true");
    });
    setTimeout(nameSearches);
  };

  follow(machine.findInlinesInOrder());
  refresh();
  document.addEventListener("formset:added", (event) => {
    follow(machine.findInlinesInOrder());
    refresh();
    event.target.scrollIntoView({ block: "center" });
  });
}

// Django sets up its formsets on the jQuery ready queue, and the blocks are moved out of them afterwards.
django.jQuery(init);
