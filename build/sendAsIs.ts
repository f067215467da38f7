import type { Plugin } from 'vite';

/**
 * Sends images, graphs and the runtime without compressing them first: the preview serves its own machine or network,
 * where squeezing a radiograph takes ten times as long as sending it. A host of your own may compress `.wasm` ahead.
 */
export function sendAsIs(): Plugin {
  return {
    name: 'shoken-send-as-is',
    configurePreviewServer({ middlewares }) {
      middlewares.use((request, _response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        if (/\.(dcm|onnx|wasm)$/.test(path)) delete request.headers['accept-encoding'];
        next();
      });
    },
  };
}
