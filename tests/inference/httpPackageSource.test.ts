import { afterEach, describe, expect, it, vi } from 'vitest';
import { httpPackageSource } from '#inference';

const answer = (respond: (url: string) => Response | Promise<Response>) =>
  vi.stubGlobal(
    'fetch',
    vi.fn(async (url: string) => respond(url)),
  );

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('httpPackageSource', () => {
  it('streams a file and tells how much has come', async () => {
    const parts = [new Uint8Array([1, 2, 3]), new Uint8Array([4, 5])];
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (const part of parts) controller.enqueue(part);
        controller.close();
      },
    });
    answer(() => new Response(body));
    const progress: number[] = [];
    const bytes = await httpPackageSource('/models/tiny/').file('a.onnx', (n) => progress.push(n));
    expect([...new Uint8Array(bytes)]).toEqual([1, 2, 3, 4, 5]);
    expect(progress).toEqual([3, 5]);
    expect(fetch).toHaveBeenCalledWith('/models/tiny/a.onnx', expect.anything());
  });

  it.each([
    ['a missing package', () => new Response('', { status: 404 }), 'package-not-found'],
    ['a server error', () => new Response('', { status: 500 }), 'package-download-failed'],
    ['a broken line', () => Promise.reject(new TypeError('offline')), 'package-download-failed'],
    ['a page in place of JSON', () => new Response('<html>'), 'package-invalid-manifest'],
  ])('tells %s from the others', async (_, respond, code) => {
    answer(respond);
    await expect(httpPackageSource('/models/x').manifest()).rejects.toMatchObject({ code });
  });
});
