import { request as requestHttp, type IncomingMessage, type ServerResponse } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { Connect, Plugin } from 'vite';

/** Where the page finds the archive that stands behind it. */
const mountedAt = '/dicom-web';

/** Headers of one connection, which are not passed on (RFC 9110 7.6.1). */
const ofTheHop = ['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'te', 'trailer'];

/**
 * Passes `/dicom-web/…` on to the DICOMweb archive at `target` (the variable SHOKEN_ARCHIVE), so that an archive
 * without CORS headers is reached without a request leaving the page's origin. Vite's own proxy would write the
 * addresses of failed requests, which name patients, to the terminal.
 */
export function archiveProxy(target: string | undefined): Plugin {
  const serve = (middlewares: Connect.Server) => {
    if (target === undefined || target === '') return;
    middlewares.use(mountedAt, passTo(target));
  };
  return {
    name: 'shoken-archive-proxy',
    // Returned functions run after Vite has refused hosts that it does not serve.
    configureServer: (server) => () => serve(server.middlewares),
    configurePreviewServer: (server) => () => serve(server.middlewares),
  };
}

/** Passes on requests whose path is the archive's own from its base on. Throws where `target` is no address. */
export function passTo(target: string) {
  if (!/^https?:\/\//.test(target) || !URL.canParse(target)) {
    throw new Error(`SHOKEN_ARCHIVE is no address like http://127.0.0.1:8042/dicom-web: ${target}`);
  }
  const base = new URL(target);
  return (request: IncomingMessage, response: ServerResponse) => passOn(base, request, response);
}

function passOn(base: URL, request: IncomingMessage, response: ServerResponse): void {
  const answer = (status: number) => {
    if (response.headersSent) response.destroy();
    else response.writeHead(status).end();
  };
  // Another site's page open in the same browser has no business with the archive.
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin') {
    answer(403);
    return;
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => !ofTheHop.includes(name)),
  );
  const send = base.protocol === 'https:' ? requestHttps : requestHttp;
  const path = `${base.pathname.replace(/\/$/, '')}${request.url ?? ''}`;
  const passed = send(base, { path, method: request.method, headers }, (reply) => {
    for (const [name, value] of Object.entries(reply.headers)) {
      if (value !== undefined && !ofTheHop.includes(name)) response.setHeader(name, value);
    }
    response.writeHead(reply.statusCode ?? 502);
    reply.on('error', () => response.destroy());
    reply.pipe(response);
  });
  passed.on('error', () => answer(502));
  response.on('close', () => passed.destroy());
  request.pipe(passed);
}
