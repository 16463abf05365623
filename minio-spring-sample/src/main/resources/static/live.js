// What happens to the objects, as the inbox is told it by the storage server.

const SHOWN = 50;
const PAUSE = 300;

const log = document.getElementById('live');
const state = document.getElementById('live-state');

/** Shows what happens, and has the list made anew after it. */
export function watch(refresh, sizeOf) {
  let refreshing;
  let interrupted = false;
  const soon = () => {
    refreshing ??= setTimeout(() => {
      refreshing = undefined;
      refresh();
    }, PAUSE);
  };
  const events = new EventSource('events');
  events.addEventListener('message', event => {
    show(JSON.parse(event.data), sizeOf);
    soon();
  });
  events.addEventListener('open', () => {
    state.textContent = 'What any client does to the files shows here as it happens.';
    // What happened meanwhile is told to nobody.
    if (interrupted) {
      soon();
    }
  });
  events.addEventListener('error', () => {
    interrupted = true;
    state.textContent = 'The connection is lost; it is made again by itself.';
  });
}

function show(happening, sizeOf) {
  const entry = document.createElement('li');
  const time = document.createElement('time');
  const name = document.createElement('bdi');
  time.dateTime = happening.time;
  time.textContent = new Date(happening.time).toLocaleTimeString();
  name.textContent = happening.key;
  const stored = happening.kind === 'CREATED';
  entry.append(time, ' ', name, stored ? ` is stored, ${sizeOf(happening.size)}` : ' is deleted');
  log.prepend(entry);
  while (log.childElementCount > SHOWN) {
    log.lastElementChild.remove();
  }
}
