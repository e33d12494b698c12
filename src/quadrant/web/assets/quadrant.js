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

// A long text is kept every few seconds while it is typed: the same form goes to the same address, marked as kept only.
for (const told of document.querySelectorAll("[data-keeps]")) {
  const form = told.closest("form");
  const say = (words) => {
    told.hidden = false;
    told.textContent = words;
  };
  let waits = null;
  let typed = false;
  const keep = async () => {
    waits = null;
    const sent = new FormData(form);
    sent.append("_keep", "yes");
    try {
      const answer = await fetch(window.location.href, { method: "POST", body: sent, redirect: "manual" });
      const said = answer.status === 200 || answer.status === 409 ? await answer.text() : "";
      if (answer.status === 200) typed = waits !== null;
      say(said || "Not saved: you may be signed out. Copy your text, sign in again, and go on.");
    } catch {
      say("Not saved: no connection. It is tried again as you type.");
    }
  };
  form.addEventListener("input", () => {
    typed = true;
    if (waits === null) waits = setTimeout(keep, 4000);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waits);
    typed = false;
  });
  window.addEventListener("beforeunload", (event) => {
    if (typed) event.preventDefault();
  });
}

// Reading position is kept when a page of a running job reloads itself.
const running = document.querySelector("[data-reload-after]");
if (running) {
  setTimeout(() => window.location.reload(), Number(running.dataset.reloadAfter) * 1000);
}
