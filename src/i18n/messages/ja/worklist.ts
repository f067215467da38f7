import type { Message } from '../../createTranslator';
import type { worklist as source } from '../en/worklist';

export const worklist: Record<keyof typeof source, Message> = {
  'worklist.column.id': '患者ID',
  'worklist.count': { other: '{count}件' },
  'worklist.countShown': '{count}件中{shown}件を表示',
  'worklist.filters': '検索と絞り込み',
  'worklist.search': '検索',
  'worklist.searchHint': '氏名、ID、受付番号、検査内容',
  'worklist.filter.all': 'すべて',
  'worklist.filter.findings': '所見あり',
  'worklist.filter.from': '検査日（から）',
  'worklist.filter.to': '検査日（まで）',
  'worklist.clearFilters': '絞り込みを解除',
  'worklist.noMatch': '条件に合う検査はありません。',
  'worklist.triage': 'AIの結果順に並べる（トリアージ）',
  'worklist.triage.off':
    'オフ：AIの結果で順番が変わることはありません。領域の表示と読影順の変更は別の使用目的です。',
  'worklist.triage.on':
    '研究専用：AI所見のある検査、AIがまだ見ていない検査、「所見なし」の順に並べます。AIには見落としがあり、下位でも正常とは限りません。',
  'worklist.triaged': 'AIの結果順',
  'worklist.aiSort': 'AIの結果順はトリアージです。一覧の上のスイッチで切り替えます。',
  'worklist.keep': '最近の検査をこの端末に保存する',
  'worklist.keep.on': '次回も一覧に表示されます。消去するまで保存されます。',
  'worklist.keep.off':
    'オフ：画像はこのタブを閉じるまで保持され、その後削除されます。判定とレポートは残ります。',
  'worklist.keep.size': { other: 'この端末に{count}件、{megabytes} MB' },

  'notice.openingStopped': {
    other:
      '中止しました：{count}件のファイルは未読のため、検査が不完全な場合があります。もう一度開くと追加されます。',
  },
  'notice.alreadyOpen': { other: '{count}枚はすでに開かれているため、重ねて表示しません。' },
  'notice.directoryWhole': {
    other: '{file}に記載された{count}ファイルはすべてそろっています。',
  },
  'notice.directoryMissing': {
    other:
      '{file}に記載された{count}ファイルのうち{missing}件がありません。一覧の下をご覧ください。',
  },

  'tour.title': 'かんたんな使い方',
  'tour.open': '開く',
  'tour.open.text':
    'ファイル、フォルダ、ZIPをどこにでもドロップするか、下のサンプルをクリックします。',
  'tour.look': '見る',
  'tour.look.text':
    '画像上のドラッグで明るさとコントラスト、ホイールで拡大します。{toggle}でAIを隠し、押している間は画像だけを表示します。',
  'tour.decide': '判定する',
  'tour.decide.text':
    '各所見を{accept}で承認、{edit}で領域を修正、{reject}で理由を付けて却下します。自分の所見は「所見を追加」から。',
  'tour.sign': '確定する',
  'tour.sign.text':
    '{sign}で確定、{next}で確定して次の検査へ。本文、領域、レビューはレポートの下から書き出せます。{help}で全キーを表示します。',
  'tour.next': '次へ',
  'tour.finish': '終わる',
  'tour.skip': 'スキップ',
  'tour.again': '使い方をもう一度表示',
};
