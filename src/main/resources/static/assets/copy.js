// Puts a number into the clipboard; the button only shows where a browser can do that.
for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.replaceAll(" ", ""));
    button.textContent = button.dataset.copied;
  });
}
