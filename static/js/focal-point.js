// A click on the picture fills in the two fields for its centre of attention.
(() => {
  "use strict";

  const start = () => {
    const box = document.querySelector("[data-focal]");
    const across = document.querySelector("#id_focal_x");
    const down = document.querySelector("#id_focal_y");
    if (!box || !across || !down) return;

    const mark = document.createElement("span");
    mark.className = "focal-mark";
    box.append(mark);
    box.classList.add("is-clickable");

    const show = () => {
      mark.style.left = `${across.value}%`;
      mark.style.top = `${down.value}%`;
    };

    const percent = (part, whole) => String(Math.min(100, Math.max(0, Math.round((part / whole) * 100))));

    box.addEventListener("click", (event) => {
      const frame = box.getBoundingClientRect();
      across.value = percent(event.clientX - frame.left, frame.width);
      down.value = percent(event.clientY - frame.top, frame.height);
      show();
    });
    across.addEventListener("input", show);
    down.addEventListener("input", show);
    show();
  };

  document.addEventListener("DOMContentLoaded", start);
})();
