import type { Message } from '../../createTranslator';
import type { ownRead as source } from '../en/ownRead';

export const ownRead: Record<keyof typeof source, Message> = {
  'settings.way': 'AIの使い方',
  'settings.way.concurrent': '同時読影',
  'settings.way.second-reader': 'セカンドリーダー',
  'settings.way.shadow': 'シャドー',
  'settings.way.note.concurrent': 'AIの結果を最初から表示します。',
  'settings.way.note.second-reader':
    '自分の読影を記録するまでAIの結果を隠し、記録後に相違を示します。',
  'settings.way.note.shadow':
    'AIは動作し、結果はこの端末の記録にだけ残ります。画面にもレポートにも出ません。',

  'own.title': '自分の読影',
  'own.note':
    '見えるものを選んでください。「所見を追加」で領域を描けます。記録するとAIの結果が表示され、選択は変更できなくなります。',
  'own.restAbsent': '残りはすべてなし',
  'own.reveal': '読影を記録してAIを表示',
  'own.comparison': '自分の読影とAI',
  'own.same': '{count}件中{same}件の所見でAIと一致しています。',
  'own.agreement.different': '自分：{own}、AI：{ai}',
  'own.agreement.same': '自分もAIも{own}',
  'own.agreement.abstained': '自分：{own}、AIは判定保留',
  'ai.summary.own': 'AI：自分の読影を記録するまで非表示',
  'ai.summary.shadow': 'シャドー：AIの結果は記録のみで表示しません',
  'ai.state.hidden': '非表示',
};
