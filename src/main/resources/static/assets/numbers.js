// Long numbers are written in groups of four. Whoever copies one gets its digits alone, and two clicks on one take all of it.

const GROUPED = /\d{4}(?:[ \u00a0]\d{4})+(?:[ \u00a0]\d{1,3})?(?!\d)/g;
const NOTHING_ELSE = new RegExp(`^\\s*${GROUPED.source}\\s*$`);

// What is selected within what an event is about, which may be a tree of its own.
const selectionAt = event => event.composedPath()[0].getRootNode().getSelection?.() ?? document.getSelection();

document.addEventListener("copy", event => {
  const selected = selectionAt(event).toString();
  if (NOTHING_ELSE.test(selected)) {
    event.clipboardData.setData("text/plain", selected.replace(/\s/g, ""));
    event.preventDefault();
  }
});

document.addEventListener("dblclick", event => {
  const selection = selectionAt(event);
  const { anchorNode: text, anchorOffset: at } = selection;
  const number = text instanceof Text && [...text.data.matchAll(GROUPED)]
    .find(({ index, 0: found }) => index <= at && at < index + found.length);
  if (number) {
    selection.setBaseAndExtent(text, number.index, text, number.index + number[0].length);
  }
});
