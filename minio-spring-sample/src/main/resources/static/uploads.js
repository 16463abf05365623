// Sends files, some at a time, and shows how far each is. Large ones go in parts.
import { complain, say } from './dialogs.js';
import { PartedUpload, LARGE } from './parts.js';
import * as server from './server.js';

const AT_ONCE = 2;

const waiting = [];
let running = 0;
let stored = 0;

/** Puts a file in the queue; calls back when the queue has come to its end. */
export function send(file, done) {
  waiting.push(new Upload(file));
  next(done);
}

function next(done) {
  while (running < AT_ONCE && waiting.length > 0) {
    running++;
    waiting.shift().run().finally(() => {
      running--;
      next(done);
    });
  }
  if (running === 0) {
    if (stored > 0) {
      say(stored === 1 ? 'One file is stored' : stored + ' files are stored');
    }
    stored = 0;
    done();
  }
}

class Upload {

  constructor(file) {
    this.file = file;
    this.cancelled = false;
    this.row = document.createElement('li');
    this.state = document.createElement('span');
    this.bar = document.createElement('progress');
    const name = document.createElement('bdi');
    const cancel = document.createElement('button');
    name.textContent = file.name;
    this.state.className = 'state';
    this.state.textContent = 'waiting';
    this.bar.max = 1;
    this.bar.value = 0;
    this.bar.setAttribute('aria-label', 'Progress of ' + file.name);
    cancel.type = 'button';
    cancel.textContent = 'Cancel';
    cancel.setAttribute('aria-label', 'Cancel ' + file.name);
    cancel.addEventListener('click', () => this.cancel());
    this.row.append(name, this.state, cancel, this.bar);
    document.getElementById('uploads').append(this.row);
  }

  async run() {
    if (this.cancelled) {
      return;
    }
    try {
      const progress = (loaded, total) => this.show(loaded, total);
      this.request = this.file.size > LARGE
        ? new PartedUpload(this.file, progress)
        : server.upload(this.file.name, this.file, progress);
      await this.request.end;
      stored++;
    } catch (error) {
      if (error.name !== 'AbortError') {
        complain(`${this.file.name} is not stored: ${error.message}`);
      }
    } finally {
      this.row.remove();
    }
  }

  show(loaded, total) {
    this.bar.value = total > 0 ? loaded / total : 1;
    this.state.textContent = loaded === total ? 'being stored' : Math.floor(100 * this.bar.value) + ' %';
  }

  cancel() {
    this.cancelled = true;
    this.request?.cancel();
    this.row.remove();
    say(this.file.name + ' is not stored: cancelled');
  }

}
