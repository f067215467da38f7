/**
 * Origins besides its own that the page may send requests to, because archives stand there: the variable
 * SHOKEN_ARCHIVE_ORIGINS, parted by spaces or commas. Each is a whole origin, so that no typing error
 * opens the page to more than was meant. Throws where one is not.
 */
export function readArchiveOrigins(text = ''): string[] {
  const origins = text.split(/[\s,]+/).filter((origin) => origin !== '');
  for (const origin of origins) {
    const isOrigin =
      /^https?:\/\/[^*]+$/.test(origin) &&
      URL.canParse(origin) &&
      new URL(origin).origin === origin;
    if (!isOrigin) {
      throw new Error(
        `SHOKEN_ARCHIVE_ORIGINS: not an origin like https://pacs.example.org: ${origin}`,
      );
    }
  }
  return origins;
}
