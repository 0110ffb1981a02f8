// Saves a step of the start form while it is being filled in, so that an expired login or an empty battery loses nothing.
const form = document.querySelector("form[data-autosave]");
if (form) {
  const note = form.querySelector("[data-saved]");
  form.addEventListener("change", async () => {
    const answers = new URLSearchParams(new FormData(form));
    answers.set("typing", "yes");
    try {
      const answer = await fetch(form.action, { method: "POST", body: answers, redirect: "error" });
      note.textContent = answer.ok ? note.dataset.saved : "";
    } catch (offline) {
      note.textContent = "";
    }
  });
}
