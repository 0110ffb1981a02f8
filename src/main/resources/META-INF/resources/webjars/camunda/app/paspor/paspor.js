// Shared by Tasklist, Cockpit, Admin and Welcome; listed as custom script in their scripts/config.js.
//
// Loads our parts, each for itself: a custom script that fails would leave the whole web application blank, so what is wrong
// with one part is told on the console, and the application and the other parts stay. A part that has something for a plugin
// point of Camunda exports a plugin, or a list of plugins, as its default.

const PARTS = ['labels', 'drafts', 'menu', 'order', 'forms', 'task-drafts', 'cards', 'search', 'case-file', 'sending', 'flow', 'overview', 'history', 'icons', 'numbers'];

async function load(part) {
  try {
    return (await import(`./${part}.js`)).default ?? [];
  } catch (error) {
    console.error(part, error);
    return [];
  }
}

export default (await Promise.all(PARTS.map(load))).flat();
