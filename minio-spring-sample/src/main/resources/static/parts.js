// Sends a large file in parts straight to the storage server, by links the inbox makes. What was begun is kept in the
// browser: after a reload, whoever chooses the same file again goes on where it was.
import { complain, say } from './dialogs.js';
import * as server from './server.js';

/** Larger files go in parts. */
export const LARGE = 16 * 1024 * 1024;

const AT_ONCE = 3;
const TRIES = 5;
const STORE = 'inbox.uploads';

// Name, size and time tell files apart, as far as a page can: it must not read a file of gigabytes to compare it.
function isSame(begun, file) {
  return begun.size === file.size && begun.lastModified === file.lastModified;
}

function begunUploads() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
}

function keep(key, begun) {
  const all = begunUploads();
  if (begun) {
    all[key] = begun;
  } else {
    delete all[key];
  }
  try {
    localStorage.setItem(STORE, JSON.stringify(all));
  } catch {
    // Without it the upload works, but cannot go on after a reload.
  }
  showUnfinished();
}

const running = new Set();

/** Shows what was begun and is not going on. */
export function showUnfinished() {
  const rows = Object.entries(begunUploads())
    .filter(([key]) => !running.has(key))
    .map(([key, begun]) => rowOf(key, begun));
  document.getElementById('unfinished').replaceChildren(...rows);
}

function rowOf(key, begun) {
  const row = document.createElement('li');
  const name = document.createElement('bdi');
  const state = document.createElement('span');
  const abort = document.createElement('button');
  name.textContent = key;
  state.className = 'state';
  state.textContent = 'unfinished: choose the file again to go on';
  abort.type = 'button';
  abort.textContent = 'Give up';
  abort.setAttribute('aria-label', 'Give up ' + key);
  abort.addEventListener('click', () => giveUp(key, begun));
  row.append(name, state, abort);
  return row;
}

async function giveUp(key, begun) {
  try {
    await server.aboutUpload('abort', { key, size: begun.size, uploadId: begun.uploadId });
  } catch (error) {
    // One that is gone already is what was wanted.
    if (error.status !== 404) {
      complain(`The upload of ${key} is not given up: ${error.message}`);
      return;
    }
  }
  keep(key, null);
  say('The upload of ' + key + ' is given up');
}

export class PartedUpload {

  constructor(file, progress) {
    this.file = file;
    this.key = file.name;
    this.progress = progress;
    this.cancelled = false;
    this.requests = new Set();
    this.loaded = new Map();
    this.end = this.run();
  }

  cancel() {
    this.cancelled = true;
    this.requests.forEach(request => request.cancel());
  }

  async run() {
    running.add(this.key);
    try {
      await this.prepare();
      showUnfinished();
      await Promise.all(Array.from({ length: AT_ONCE }, () => this.sendParts()));
      this.requireGoingOn();
      await server.aboutUpload('complete', this.description());
      keep(this.key, null);
    } catch (error) {
      this.requests.forEach(request => request.cancel());
      if (this.cancelled && this.uploadId) {
        await giveUp(this.key, { size: this.file.size, uploadId: this.uploadId });
      }
      throw this.cancelled ? new DOMException('cancelled', 'AbortError') : error;
    } finally {
      running.delete(this.key);
      showUnfinished();
    }
  }

  description() {
    return { key: this.key, size: this.file.size, contentType: this.file.type, uploadId: this.uploadId };
  }

  async prepare() {
    const begun = begunUploads()[this.key];
    let state = null;
    if (begun && isSame(begun, this.file)) {
      this.uploadId = begun.uploadId;
      state = await this.stateOfBegun();
    } else if (begun) {
      // Another file of that name: what was sent of the other one is of no use.
      await giveUp(this.key, begun);
    }
    if (!state) {
      this.uploadId = null;
      state = await server.aboutUpload('begin', this.description());
      this.uploadId = state.plan.uploadId;
      keep(this.key, { size: this.file.size, lastModified: this.file.lastModified, uploadId: this.uploadId });
    }
    this.take(state);
  }

  async stateOfBegun() {
    try {
      return await server.aboutUpload('continue', this.description());
    } catch (error) {
      if (error.status === 404) {
        return null; // It was given up or removed meanwhile.
      }
      throw error;
    }
  }

  take(state) {
    const arrived = new Map(state.arrived.map(part => [part.partNumber, part.size]));
    this.plan = state.plan;
    this.waiting = state.plan.parts.filter(part => arrived.get(part.partNumber) !== part.size);
    state.plan.parts.filter(part => arrived.get(part.partNumber) === part.size)
      .forEach(part => this.loaded.set(part.partNumber, part.size));
    this.show();
  }

  async sendParts() {
    for (let part = this.waiting.shift(); part; part = this.waiting.shift()) {
      await this.sendPart(part.partNumber);
    }
  }

  async sendPart(number) {
    for (let attempt = 1; ; attempt++) {
      this.requireGoingOn();
      const part = this.plan.parts[number - 1];
      const request = server.put(part.url, this.file.slice(part.offset, part.offset + part.size),
        loaded => this.show(number, loaded));
      this.requests.add(request);
      try {
        await request.end;
        this.show(number, part.size);
        return;
      } catch (error) {
        this.show(number, 0);
        if (this.cancelled || attempt === TRIES) {
          throw error;
        }
        await this.recover(error, attempt);
      } finally {
        this.requests.delete(request);
      }
    }
  }

  async recover(error, attempt) {
    if (error.status === 403) {
      // The links have expired, as after a night with the lid closed.
      this.plan = (await server.aboutUpload('continue', this.description())).plan;
      return;
    }
    await new Promise(resolve => setTimeout(resolve, 500 * 2 ** attempt * Math.random()));
  }

  requireGoingOn() {
    if (this.cancelled) {
      throw new DOMException('cancelled', 'AbortError');
    }
  }

  show(number, loaded) {
    if (number) {
      this.loaded.set(number, loaded);
    }
    const sum = [...this.loaded.values()].reduce((a, b) => a + b, 0);
    this.progress(Math.min(sum, this.file.size), this.file.size);
  }

}
