// Small comforts over pages that work without any script.

// A button that prints the page only makes sense where a script can print.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Empty fields of a filter panel would only lengthen the address.
for (const form of document.querySelectorAll(".quadrant-filters")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) {
      if (field.name && field.value === "") field.disabled = true;
    }
  });
}

// Leaving a long answer unsaved asks first.
for (const form of document.querySelectorAll("form[data-ask-before-leaving]")) {
  let typed = false;
  form.addEventListener("input", () => (typed = true));
  form.addEventListener("submit", () => (typed = false));
  window.addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault();
  });
}

// Reading position is kept when a page of a running job reloads itself.
const running = document.querySelector("[data-reload-after]");
if (running) {
  setTimeout(() => window.location.reload(), Number(running.dataset.reloadAfter) * 1000);
}
