// Tasklist begins with the newest task unless its address says otherwise: here with the most urgent, then the oldest.

const TASKLIST_PATH = '/camunda/app/tasklist/';
const ORDER = [
  { sortBy: 'priority', sortOrder: 'desc' },
  { sortBy: 'dueDate', sortOrder: 'asc' },
  { sortBy: 'created', sortOrder: 'asc' }
];

if (window.location.pathname.includes(TASKLIST_PATH) && !window.location.hash.includes('sorting=')) {
  const [path, query] = window.location.hash.replace(/^#?/, '').split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('sorting', JSON.stringify(ORDER));
  window.history.replaceState(window.history.state, '', '#' + (path || '/') + '?' + parameters);
}
