// The editor of rich text in the staff admin. It may make what the server keeps, and nothing else.
import {
  Bold, BulletList, Document, Editor, HardBreak, Heading, History, Link, ListItem, Menu, OrderedList, Paragraph, Text,
  updateAttrsDialog,
} from "../django_prose_editor/editor.js";

const askAddress = updateAttrsDialog(
  { href: { type: "string", title: "Where it leads", description: "Such as /stories/ or https://www.nhs.uk/", required: true } },
  { title: "Link", submitText: "Make the link" },
);

// The library's own dialog also asks for a title, which is not kept.
const PlainLink = Link.extend({
  addCommands() {
    return {
      ...this.parent?.(),
      addLink: () => ({ editor }) => {
        if (editor.state.selection.empty && !editor.isActive("link")) return;
        askAddress(editor, editor.getAttributes("link")).then((answer) => {
          if (answer) editor.chain().focus().extendMarkRange("link").setLink({ href: answer.href.trim() }).run();
        });
      },
    };
  },
});

const extensions = () => [
  Document, Paragraph, HardBreak, Text, History, Menu, Bold, BulletList, ListItem,
  OrderedList.configure({ enableListAttributes: false }),
  Heading.configure({ levels: [2, 3] }),
  PlainLink.configure({ enableTarget: false, protocols: ["http", "https", "mailto", "tel"], autolink: false }),
];

function start(textarea) {
  if (textarea.id.includes("__prefix__") || textarea.closest(".prose-editor")) return;
  const element = document.createElement("div");
  element.className = textarea.disabled ? "prose-editor disabled" : "prose-editor";
  textarea.before(element);
  element.append(textarea);
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  const editor = new Editor({
    element,
    extensions: extensions(),
    editable: !textarea.disabled,
    content: textarea.value,
    injectCSS: false, // the policy forbids a style element; editor.css has what it would say
    editorProps: {
      attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label ? label.textContent.trim() : "Text" },
    },
    onUpdate() {
      textarea.value = editor.isEmpty ? "" : editor.getHTML();
      textarea.dispatchEvent(new Event("input", { bubbles: true }));
    },
    onDestroy() {
      element.before(textarea);
      element.remove();
    },
  });
  label?.addEventListener("click", () => editor.commands.focus());
  textarea.dispatchEvent(new CustomEvent("prose-editor:ready", { detail: { editor, textarea }, bubbles: true }));
}

const startAll = (within) => within.querySelectorAll("textarea[data-rich-text]").forEach(start);
startAll(document);
document.addEventListener("formset:added", (event) => startAll(event.target));
