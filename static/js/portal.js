/* Niceties only: every page works without this file. */
(() => {
  "use strict";
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  each("[data-error-summary]", (box) => {
    box.focus();
    box.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      const control = link && document.getElementById(link.hash.slice(1));
      if (!control) return;
      event.preventDefault();
      (control.closest(".field") || control).scrollIntoView();
      control.focus({ preventScroll: true });
    });
  });

  each("[data-count-for]", (note) => {
    const box = document.getElementById(note.dataset.countFor);
    if (!box) return;
    const spoken = document.createElement("span");
    spoken.className = "hidden-text";
    spoken.setAttribute("role", "status");
    note.parentElement.append(spoken);
    let pause;
    const count = () => {
      const left = box.dataset.max - [...box.value].length;
      const number = Math.abs(left).toLocaleString("en-GB");
      const noun = Math.abs(left) === 1 ? "character" : "characters";
      note.textContent = left < 0 ? `${number} ${noun} too many.` : `${number} ${noun} left.`;
      note.classList.toggle("is-over", left < 0);
      clearTimeout(pause);
      pause = setTimeout(() => { spoken.textContent = note.textContent; }, 1000);
    };
    box.addEventListener("input", count);
    if (box.value) count();
  });

  each("[data-reveal]", (part) => {
    const opener = document.getElementById(part.dataset.reveal);
    if (!opener) return;
    const show = () => { part.hidden = !opener.checked; };
    opener.closest("fieldset").addEventListener("change", show);
    addEventListener("pageshow", show);
    show();
  });

  each("form[data-once]", (form) => {
    let sent = 0;
    form.addEventListener("submit", (event) => {
      const now = Date.now();
      if (now - sent < 2000) event.preventDefault();
      else sent = now;
    });
  });

  each("[data-print]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () => print());
  });
})();
