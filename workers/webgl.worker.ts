/** Asks for WebGL once and ends: the browser starts it up here, so that the page does not stand still when it asks. */
new OffscreenCanvas(1, 1).getContext('webgl2');
postMessage(undefined);
