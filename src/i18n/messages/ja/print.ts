import type { Message } from '../../createTranslator';
import type { print as source } from '../en/print';

export const print: Record<keyof typeof source, Message> = {
  'print.menu': '印刷・PDFで保存…',
  'key.print': 'レポートを印刷・PDFで保存',
};
