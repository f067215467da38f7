import { beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '#domain';
import { useReadingStore } from '#state';
import { asNoted } from '../../src/actions/openModel';

const wasm = (reason: Backend['reason']): Backend => ({ kind: 'wasm', threads: 2, reason });

describe('the backend that a reading is recorded with', () => {
  beforeEach(() => useReadingStore.setState({ backend: null }));

  it('is what the reader was told, where WebGPU could not start for want of its runtime', () => {
    useReadingStore.setState({ backend: wasm('not-kept') });
    expect(asNoted(wasm('device-lost'))).toEqual(wasm('not-kept'));
  });

  it('is a lost device where one was lost', () => {
    useReadingStore.setState({ backend: wasm('device-lost') });
    expect(asNoted(wasm('device-lost'))).toEqual(wasm('device-lost'));
  });

  it('is the one that read, whatever was noted before', () => {
    useReadingStore.setState({ backend: wasm('not-kept') });
    expect(asNoted(wasm('forced'))).toEqual(wasm('forced'));
  });
});
