// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DisplayPixels } from '#domain';
import { anImage } from '../builders/image';
import { FrameNote } from '../../src/ui/panels/FrameNote';

const displayOf = (data: DisplayPixels['data'], isColor: boolean): DisplayPixels => ({
  width: 2,
  height: 1,
  data,
  isColor,
  isInverted: false,
  min: 0,
  max: 255,
});
const ready = (display: DisplayPixels) =>
  ({ status: 'ready', image: anImage(), frame: { display, modality: null } }) as const;

afterEach(cleanup);

describe('the note over the image', () => {
  it('says that an image of one value is just that, grey or in colour', () => {
    render(<FrameNote frame={ready(displayOf(Float32Array.of(-1024, -1024), false))} />);
    expect(screen.getByRole('status').textContent).toContain('the same value (-1024)');
    cleanup();
    render(<FrameNote frame={ready(displayOf(Uint8Array.of(0, 9, 9, 0, 9, 9), true))} />);
    expect(screen.getByRole('status').textContent).toContain('the same value (0, 9, 9)');
  });

  it('is silent over a picture', () => {
    const { container } = render(
      <FrameNote frame={ready(displayOf(Uint8Array.of(0, 9, 9, 0, 9, 8), true))} />,
    );
    expect(container.textContent).toBe('');
  });

  it('says why there is no picture', () => {
    const problem = { code: 'file-decode-failed', detail: {} } as const;
    render(<FrameNote frame={{ status: 'failed', problem }} />);
    expect(screen.getByRole('alert').textContent).toContain('could not be decoded');
  });
});
