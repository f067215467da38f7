import { describe, expect, it } from 'vitest';
import { readArchiveOrigins } from '../../build/archiveOrigins';

describe('origins that the page may reach besides its own', () => {
  it('are none unless they are named', () => {
    expect(readArchiveOrigins()).toEqual([]);
    expect(readArchiveOrigins(' ')).toEqual([]);
  });

  it('are parted by spaces or commas', () => {
    expect(readArchiveOrigins('https://pacs.example.org, http://10.0.0.2:8042')).toEqual([
      'https://pacs.example.org',
      'http://10.0.0.2:8042',
    ]);
  });

  it.each([
    '*',
    'https:',
    'https://*.example.org',
    'pacs.example.org',
    'https://pacs.example.org/dicom-web',
    "https://pacs.example.org; script-src 'unsafe-inline'",
  ])('%j would open more than one origin, or none', (origin) => {
    expect(() => readArchiveOrigins(origin)).toThrow('SHOKEN_ARCHIVE_ORIGINS');
  });
});
