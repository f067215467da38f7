import type { Plugin } from 'vite';
import { devPolicy, writeContentSecurityPolicy } from './securityHeaders.ts';

/**
 * Writes the policy into the page too, so that it holds on a host that sends no headers, and so that the
 * page itself can tell which archives it may ask.
 */
export function contentSecurity(): Plugin {
  return {
    name: 'shoken-content-security',
    transformIndexHtml: (_, { server }) => [
      {
        tag: 'meta',
        attrs: {
          'http-equiv': 'Content-Security-Policy',
          content: server ? devPolicy : writeContentSecurityPolicy(),
        },
        injectTo: 'head-prepend',
      },
    ],
  };
}
