import type { Message } from '../../createTranslator';
import type { offline as source } from '../en/offline';

export const offline: Record<keyof typeof source, Message> = {
  'offline.keep': 'ネットワークなしで使えるように、Shokenをこの端末に保存する',
  'offline.state.ready': 'オフラインでの使用：準備完了。',
  'offline.state.without-model':
    'オフラインでの使用：AI以外は準備完了。AIは画像を一度読影した後に保存されます。',
  'offline.state.not-yet':
    'オフラインでの使用：準備中。開いてから数秒後に、作業の合間に保存されます。',
  'offline.state.off': 'オフラインでの使用：不可（オフに設定）。',
  'offline.state.unavailable':
    'オフラインでの使用：不可。ブラウザに保存できません。通常のウィンドウで、httpsまたはこの端末自身のアドレスから開いてください。',
  'offline.size': 'アプリ、モデル、開いたサンプルの使用量：{megabytes} MB',
  'offline.newVersion': '新しいバージョンに更新：再読み込み',
  'offline.newVersion.note': '再読み込みするまで何も変わりません。判定と記載内容は保たれます。',
};
