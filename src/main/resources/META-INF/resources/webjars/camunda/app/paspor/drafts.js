// Tasklist keeps half-filled forms in the browser. On a shared computer the next person must not see them.

const PREFIXES = ['camunda-form:', 'camForm:'];

export function removeDrafts() {
  try {
    Object.keys(window.localStorage)
      .filter(key => PREFIXES.some(prefix => key.startsWith(prefix)))
      .forEach(key => window.localStorage.removeItem(key));
  } catch (error) {
    console.error(error);
  }
}

removeDrafts();
