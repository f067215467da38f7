import { z } from 'zod';

/**
 * The content-security policy forbids compiling text to code, which zod tries as soon as a schema is
 * made. Imported before everything else, for its effect.
 */
z.config({ jitless: true });
