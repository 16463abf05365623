// The page: shows the objects, and does what its buttons say.
import { ask, complain, preview, say, showLink } from './dialogs.js';
import * as server from './server.js';
import { watch } from './live.js';
import { showUnfinished } from './parts.js';
import { send } from './uploads.js';

const PAGE = 200;
const IMAGE = /\.(avif|bmp|gif|ico|jpe?g|png|webp)$/i;
const LARGEST_THUMBNAIL = 5 * 1024 * 1024;

const ORDERS = {
  name: () => 0,
  newest: (a, b) => (b.lastModified ?? '').localeCompare(a.lastModified ?? ''),
  largest: (a, b) => b.size - a.size
};

const rows = document.getElementById('objects');
const more = document.getElementById('more');
const prefix = document.getElementById('prefix');
const order = document.getElementById('order');
const files = document.getElementById('files');
const drop = document.getElementById('drop');

let objects = [];
let shown = 0;
let latest = 0;

async function refresh() {
  const turn = ++latest;
  try {
    const listed = await server.list(prefix.value);
    // An answer to an older question must not overwrite that to a newer one.
    if (turn === latest) {
      objects = listed;
      render();
    }
  } catch (error) {
    document.getElementById('count').textContent = 'The files could not be listed.';
    complain(error.message);
  }
}

function render() {
  const focused = rows.contains(document.activeElement) ? document.activeElement.getAttribute('aria-label') : null;
  const count = Math.max(shown, PAGE);
  rows.replaceChildren();
  shown = 0;
  showMore([...objects].sort(ORDERS[order.value]), count);
  showCount();
  if (focused) {
    [...rows.querySelectorAll('button')].find(button => button.getAttribute('aria-label') === focused)?.focus();
  }
}

function showCount() {
  const bytes = objects.reduce((sum, object) => sum + object.size, 0);
  document.getElementById('count').textContent = objects.length === 0
    ? (prefix.value ? 'No file has a name that begins so.' : 'There is nothing here yet.')
    : `${objects.length.toLocaleString()} ${objects.length === 1 ? 'file' : 'files'}, ${sizeOf(bytes)}`;
}

function showMore(sorted, count) {
  for (const object of sorted.slice(shown, shown + count)) {
    rows.append(rowOf(object));
  }
  shown = Math.min(shown + count, sorted.length);
  more.hidden = shown === sorted.length;
  more.textContent = `Show more (${(sorted.length - shown).toLocaleString()} left)`;
  more.onclick = () => showMore(sorted, PAGE);
}

function rowOf(object) {
  const row = document.createElement('tr');
  const time = document.createElement('time');
  row.dataset.key = object.key;
  if (object.lastModified) {
    time.dateTime = object.lastModified;
    time.textContent = new Date(object.lastModified).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  }
  const actions = document.createElement('div');
  actions.className = 'actions';
  actions.append(
    button('Copy link', 'Copy a link to ' + object.key, () => copyLink(object.key)),
    button('Delete', 'Delete ' + object.key, () => remove(object.key)));
  const size = cell(document.createTextNode(sizeOf(object.size)));
  size.className = 'number size';
  row.append(cell(nameOf(object)), size, cell(time), cell(actions));
  return row;
}

function nameOf(object) {
  const box = document.createElement('div');
  const name = document.createElement('bdi');
  box.className = 'name';
  name.textContent = object.key;
  const fault = server.faultOf(object.key);
  if (fault) {
    name.title = 'Cannot be opened here: ' + fault;
    box.append(name);
    return box;
  }
  const url = server.objectUrl(object.key);
  const link = document.createElement('a');
  link.href = url;
  link.append(name);
  if (IMAGE.test(object.key) && object.size <= LARGEST_THUMBNAIL) {
    box.append(thumbnailOf(object.key, url));
  }
  box.append(link);
  return box;
}

function thumbnailOf(key, url) {
  const image = document.createElement('img');
  const open = button('', 'Preview ' + key, () => preview(key, url));
  open.className = 'thumbnail';
  image.loading = 'lazy';
  image.alt = '';
  image.addEventListener('error', () => open.remove());
  image.src = url;
  open.append(image);
  return open;
}

function cell(content) {
  const cell = document.createElement('td');
  cell.append(content);
  return cell;
}

function button(text, label, action) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.setAttribute('aria-label', label);
  button.addEventListener('click', action);
  return button;
}

function sizeOf(bytes) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let unit = 0;
  while (bytes >= 1024 && unit < units.length - 1) {
    bytes /= 1024;
    unit++;
  }
  return bytes.toLocaleString([], { maximumFractionDigits: unit === 0 ? 0 : 1 }) + ' ' + units[unit];
}

async function copyLink(key) {
  let link;
  try {
    link = await server.linkTo(key);
  } catch (error) {
    complain(`There is no link to ${key}: ${error.message}`);
    return;
  }
  const until = new Date(link.expires).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  try {
    await navigator.clipboard.writeText(link.url);
    say('The link is copied. It works until ' + until);
  } catch {
    // Browsers keep the clipboard from pages that came over plain http from elsewhere.
    showLink(`Whoever has this link can read ${key} until ${until}`, link.url);
  }
}

async function remove(key) {
  if (!await ask(`Delete ${key}? It cannot be brought back.`, 'Delete')) {
    return;
  }
  try {
    await server.remove(key);
  } catch (error) {
    complain(`${key} is not deleted: ${error.message}`);
    return;
  }
  objects = objects.filter(object => object.key !== key);
  showCount();
  const row = [...rows.children].find(row => row.dataset.key === key);
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  row?.remove();
  (neighbour?.querySelector('.actions button:last-child') ?? document.getElementById('list-title')).focus();
  say(key + ' is deleted');
}

async function store(chosen) {
  for (const file of chosen) {
    try {
      await offer(file);
    } catch (error) {
      complain(`${file.name} is not stored: ${error.message}`);
    }
  }
}

async function offer(file) {
  const fault = server.faultOf(file.name);
  if (fault) {
    throw new Error(fault);
  }
  if (!await server.exists(file.name) || await ask(`Replace ${file.name}?`, 'Replace')) {
    send(file, refresh);
  }
}

// A folder looks like a file that cannot be read.
function filesOf(transfer) {
  const items = [...transfer.items].filter(item => item.kind === 'file');
  const folders = items.map(item => item.webkitGetAsEntry?.()).filter(entry => entry?.isDirectory);
  folders.forEach(folder => complain(`${folder.name} is a folder; drop the files in it instead`));
  return [...transfer.files].filter(file => !folders.some(folder => folder.name === file.name));
}

files.addEventListener('change', () => {
  const chosen = [...files.files];
  files.value = '';
  store(chosen);
});

for (const type of ['dragenter', 'dragover']) {
  document.addEventListener(type, event => {
    if (event.dataTransfer.types.includes('Files')) {
      event.preventDefault();
      drop.classList.add('over');
    }
  });
}

document.addEventListener('dragleave', event => {
  if (!event.relatedTarget) {
    drop.classList.remove('over');
  }
});

// Anywhere on the page: a file dropped beside the box would replace the page.
document.addEventListener('drop', event => {
  event.preventDefault();
  drop.classList.remove('over');
  store(filesOf(event.dataTransfer));
});

document.getElementById('filter').addEventListener('submit', event => {
  event.preventDefault();
  refresh();
});

order.addEventListener('change', render);
prefix.addEventListener('search', refresh);

showUnfinished();
refresh();
watch(refresh, sizeOf);
