// Questions, previews and links in dialogs; errors and messages on the page.

const byId = id => document.getElementById(id);

/** Asks; resolves to whether the answer is yes. */
export function ask(text, yes) {
  const dialog = byId('question');
  byId('question-text').textContent = text;
  byId('question-yes').textContent = yes;
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise(resolve => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true });
  });
}

export function preview(name, url) {
  const image = byId('preview-image');
  byId('preview-name').textContent = name;
  image.alt = 'Preview of ' + name;
  image.src = url;
  byId('preview').showModal();
}

byId('preview').addEventListener('close', () => byId('preview-image').removeAttribute('src'));

export function showLink(text, url) {
  byId('link-text').textContent = text;
  byId('link-url').value = url;
  byId('link').showModal();
  byId('link-url').select();
}

let forget;

/** Says what was done, for a while. */
export function say(text) {
  byId('message').textContent = text;
  clearTimeout(forget);
  forget = setTimeout(() => byId('message').textContent = '', 8000);
}

/** Says what went wrong, once, until it is dismissed. */
export function complain(text) {
  if ([...byId('errors').querySelectorAll('span')].some(other => other.textContent === text)) {
    return;
  }
  const line = document.createElement('p');
  const words = document.createElement('span');
  const dismiss = document.createElement('button');
  words.textContent = text;
  dismiss.type = 'button';
  dismiss.textContent = 'Dismiss';
  dismiss.addEventListener('click', () => line.remove());
  line.append(words, dismiss);
  byId('errors').append(line);
}
