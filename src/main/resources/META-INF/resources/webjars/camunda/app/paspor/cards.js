// The cards of Tasklist's list: below the name of the task the passport in words, until when, and what is special about the
// case. All cards that are on screen ask the server once.

import { language } from './language.js';
import { moment } from './moments.js';

const WORDS = {
  id: { due: 'Tenggat', priority: 'Prioritas' },
  en: { due: 'Due', priority: 'Priority' }
}[language];

// A case goes before others from here on; Camunda's own is 50.
const PRIORITY = 100;

let gathered = null;

async function fetchCards(numbers) {
  const query = new URLSearchParams(numbers.map(number => ['case', number]));
  const answer = await fetch('/cases/cards?' + query, { credentials: 'same-origin' });
  return answer.ok ? answer.json() : {};
}

function numberOf(task) {
  return task._embedded?.variable?.find(variable => variable.name === 'registrationNumber')?.value;
}

// What is special about the case of a task; nothing of a task without a case.
export async function cardOf(task) {
  const number = numberOf(task);
  return number && gather(number);
}

function gather(number) {
  if (!gathered) {
    const numbers = new Set();
    const answers = new Promise(resolve => setTimeout(resolve)).then(() => {
      gathered = null;
      return fetchCards([...numbers]);
    });
    gathered = { numbers, answers };
  }
  gathered.numbers.add(number);
  return gathered.answers.then(answers => answers[number]);
}

function show(node, kind, text) {
  const part = document.createElement('span');
  part.className = 'paspor-card-' + kind;
  part.textContent = text;
  node.append(part);
}

async function render(node, task) {
  node.className = 'paspor-card';
  const card = await cardOf(task);
  if (card) {
    show(node, 'product', card.product);
  }
  if (task.due) {
    const due = new Date(task.due);
    show(node, due < new Date() ? 'overdue' : 'due', WORDS.due + ' ' + moment(due));
  }
  if (task.priority >= PRIORITY) {
    show(node, 'flag', WORDS.priority);
  }
  card?.flags.forEach(flag => show(node, 'flag', flag.text));
}

export default {
  id: 'paspor-card',
  pluginPoint: 'tasklist.card',
  priority: 10,
  render: (node, extra, scope) => render(node, scope.task).catch(error => console.error(error))
};
