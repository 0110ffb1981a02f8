// Saves a step of the start form while it is being filled in, so that an expired login or an empty battery loses nothing.
// One after the other, lest an older one arrive last; the server refuses those that the step itself has overtaken.
const form = document.querySelector("form[data-autosave]");
if (form) {
  const note = form.querySelector("[data-saved]");
  let latest = Promise.resolve();
  const save = async () => {
    const answers = new URLSearchParams(new FormData(form));
    answers.set("typing", form.dataset.autosave);
    try {
      const answer = await fetch(form.action, { method: "POST", body: answers, redirect: "error" });
      note.textContent = answer.ok ? note.dataset.saved : "";
    } catch (offline) {
      note.textContent = "";
    }
  };
  form.addEventListener("change", () => {
    latest = latest.then(save);
  });
}
