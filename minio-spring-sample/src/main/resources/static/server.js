// The inbox by HTTP: everything the page asks of it.

/** The path of an object. A slash in a key is one in the path, everything else is encoded. */
export function pathOf(key) {
  return key.split('/').map(encodeURIComponent).join('/');
}

/** Why a path cannot carry a key; null if it can. */
export function faultOf(key) {
  if (key.includes('\\')) {
    return 'it has a backslash';
  }
  if (key.split('/').some(part => part === '.' || part === '..')) {
    return 'a part of it is nothing but dots';
  }
  try {
    pathOf(key);
  } catch {
    return 'it is not proper Unicode';
  }
  return key.startsWith('/') ? 'it begins with a slash' : null;
}

export function objectUrl(key) {
  return 'objects/' + pathOf(key);
}

export async function list(prefix) {
  const response = await ask('objects?' + new URLSearchParams({ prefix }));
  return response.json();
}

export async function linkTo(key) {
  const response = await ask('links/' + pathOf(key));
  return response.json();
}

export async function exists(key) {
  return (await list(key)).some(object => object.key === key);
}

export async function remove(key) {
  await ask(objectUrl(key), { method: 'DELETE' });
}

async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, options);
  } catch {
    throw new Error('The inbox cannot be reached');
  }
  if (!response.ok) {
    throw Object.assign(new Error(reason(response.status, await response.text())), { status: response.status });
  }
  return response;
}

/** Asks something about an upload in parts: begin, continue, complete or abort. */
export async function aboutUpload(what, file) {
  const response = await ask('uploads/' + what, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(file)
  });
  return response.status === 204 ? null : response.json();
}

/** Sends a file; fetch cannot tell how far it is. Returns what cancels it, and its end. */
export function upload(key, file, progress) {
  return put(objectUrl(key), file, progress);
}

/** Sends bytes to a URL, of the inbox or of the storage server. */
export function put(url, bytes, progress) {
  const request = new XMLHttpRequest();
  const end = new Promise((resolve, reject) => {
    request.upload.onprogress = event => progress(event.loaded, event.total);
    request.onload = () => (request.status >= 200 && request.status < 300)
      ? resolve()
      : reject(Object.assign(new Error(reason(request.status, request.responseText)), { status: request.status }));
    request.onerror = () => reject(new Error('the connection broke, or the file cannot be read'));
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
  });
  request.open('PUT', url);
  request.send(bytes);
  return { cancel: () => request.abort(), end };
}

function reason(status, body) {
  try {
    const problem = JSON.parse(body);
    return problem.detail || problem.title || 'status ' + status;
  } catch {
    return 'the inbox answered with status ' + status;
  }
}
