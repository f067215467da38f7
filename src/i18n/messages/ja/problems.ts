import type { problems as source } from '../en/problems';

export const problems: Record<keyof typeof source, string> = {
  'problem.file-empty': 'ファイルが空です。元のシステムから出力し直してください。',
  'problem.file-not-dicom':
    'DICOM、PNG、JPEGのいずれでもありません。画像ファイルそのもの、または画像を含むZIPを開いてください。',
  'problem.file-truncated': 'ファイルが途中で切れています。コピーまたは出力をやり直してください。',
  'problem.file-no-pixels': '画像を含まないファイルです（{object}）。検査の画像を開いてください。',
  'problem.file-unsupported-transfer-syntax':
    'この圧縮形式（{compression}）には対応していません。非圧縮またはJPEG 2000で出力し直してください。',
  'problem.file-video':
    '動画（{compression}）のため、ここでは表示できません。静止画またはJPEGのマルチフレームとして出力し直してください。',
  'problem.file-unsupported-photometric':
    'この色形式は表示できません。グレースケールまたはRGBで出力し直してください。',
  'problem.file-unsupported-object':
    'この種類のDICOMオブジェクトにはまだ対応していません。検査の画像を開いてください。',
  'problem.file-decode-failed': '画素データを復号できません。画像を出力し直してください。',
  'problem.file-duplicate': '同じ画像がすでに開かれています。操作は不要です。',
  'problem.file-missing':
    '{directory}に記載されていますが（{whose}）、開いたファイルの中にありません。フォルダまたはディスク全体を開いてください。',
  'problem.sample-unreachable':
    'このサンプル検査はこの端末になく、サーバーにも接続できません。ネットワークを確認して開き直してください。以前に開いたサンプルと手元のファイルは、そのまま開けます。',
  'problem.file-other-patient':
    '検査のUIDが別の患者の検査と同じため、混ざらないように開きませんでした。もう一方の検査を消去してから、この検査だけを開いてください。',
  'problem.zip-broken': 'ZIPファイルが壊れています。入手または作成し直してください。',
  'problem.zip-encrypted':
    'ZIPファイルにパスワードがかかっています。展開してからフォルダを開いてください。',
  'problem.place-unknown':
    'この画像は患者内での位置を示していないため、他の画像と位置を合わせられません。個別にスクロール・拡大してください。',
  'problem.object-empty': '表示できる内容がありません。出力元から再度エクスポートしてください。',
  'problem.object-unreadable':
    '内容を読み取れませんでした（{reason}）。出力元から再度エクスポートしてください。',
  'problem.volume-too-few':
    '断面を再構成できません：{count}枚ではボリュームになりません。シリーズ全体を開いてください。',
  'problem.volume-no-geometry':
    '断面を再構成できません：各画像の患者内での位置がヘッダーにありません。元の画像はスクロールできます。',
  'problem.volume-color': '断面を再構成できません：カラー画像です。元の画像はスクロールできます。',
  'problem.volume-mixed':
    '断面を再構成できません：シリーズ内で画像の大きさ、向き、画素間隔が異なります。元の画像はスクロールできます。',
  'problem.volume-repeated':
    '断面を再構成できません：同じ位置の画像が複数あります（経時的な撮影など）。元の画像はスクロールできます。',
  'problem.volume-uneven':
    '断面を再構成できません：スライス間隔が不均一で（{smallestMm}〜{largestMm} mm）、形が正しく表示されません。スライスが欠けている可能性があります。シリーズ全体を開いてください。',
  'problem.volume-tilted':
    '断面を再構成できません：撮影面が{degrees}°傾いており（ガントリー傾斜）、形がゆがみます。元の画像はスクロールできます。',
  'problem.volume-too-large':
    '断面を再構成できません：この大きさの{count}枚はブラウザで扱えるボリュームを超えます。元の画像はスクロールできます。',
  'problem.package-not-found':
    'モデルパッケージが見つかりません。AIなしで読影・報告はできます。AIを使うにはパッケージを設置してください。',
  'problem.package-invalid-manifest':
    'モデルパッケージの記述に誤りがあります。パッケージを設置し直してください。',
  'problem.package-hash-mismatch':
    'モデルパッケージのファイルが配布されたものと一致しません。再読み込みし、繰り返す場合は設置し直してください。',
  'problem.package-golden-mismatch':
    'この端末ではモデルが基準の答えを再現できないため使用しません。AIなしで読影するか、パッケージを設置し直してください。',
  'problem.package-download-failed':
    'モデルをダウンロードできません。サーバーへの接続を確認し、AIを再実行してください。',
  'problem.scope-modality':
    'このモダリティは対象外です。モデルの対象は胸部単純X線写真（CR、DX）のみです。',
  'problem.scope-body-part': 'この部位は対象外です。モデルの対象は胸部単純X線写真のみです。',
  'problem.scope-view': 'この撮影方向は対象外です。モデルの対象は正面像（PA、AP）のみです。',
  'problem.scope-age': '対象年齢に達していません。モデルの対象は成人のみです。',
  'problem.scope-appearance': '胸部正面像と認められません。AIを使わずに読影してください。',
  'problem.scope-child':
    '小児の胸部と思われます。モデルの対象は成人のみです。AIを使わずに読影してください。',
  'problem.scope-inverted':
    'ファイル内の白黒が反転していると思われます。画像を送り直すか、AIを使わずに読影してください。',
  'problem.scope-multiframe': 'マルチフレーム画像は対象外です。1枚の単純X線写真を開いてください。',
  'problem.scope-too-small': '画素数が不足しています。元の画像を開いてください。',
  'problem.backend-unavailable':
    'このブラウザではモデルを実行できません。最新のChrome、Edge、Firefox、Safariを使ってください。',
  'problem.runtime-not-kept':
    'AIエンジンのうち{runtime}用の部分がこの端末に保存されておらず、ネットワークなしでは取得できません。{other}用は保存されています。設定の「モデルの実行環境」で選ぶか、ネットワークに接続してAIを再実行してください。以後は{runtime}用も保存されます。',
  'problem.runtimes-not-kept':
    'AIエンジンが{runtime}用も{other}用もこの端末に保存されておらず、ネットワークなしでは取得できません。ネットワークに接続してAIを再実行してください。以後は保存されます。',
  'problem.out-of-memory': 'メモリが不足しました。ほかのタブを閉じてからAIを再実行してください。',
  'problem.inference-failed':
    'モデルがエラーで停止しました。AIを再実行するか、AIなしで読影してください。作業内容は保たれています。',
  'problem.viewer-unavailable':
    'このブラウザでは画像を描画できません（WebGLが使えません）。ハードウェアアクセラレーションを有効にするか、別のブラウザを使ってください。',
  'problem.sign-undecided':
    '確定できません。未判定の所見：{findings}。それぞれ承認・修正・却下してから確定してください。',
  'problem.sign-contradiction':
    '所見と矛盾する文があります。修正するか、意図どおりであることを確認してから確定してください。',
  'problem.sign-empty-impression': '診断（Impression）が空です。記入してから確定してください。',
  'problem.sign-no-reader': '読影者名がありません。ボタンの横に入力し、もう一度押してください。',
  'problem.sign-ai-hidden':
    '確定できません。AIとともに非表示にした文がレポートに含まれています。表示しましたので、読んでから確定してください。',
  'problem.sign-other-language':
    '確定できません。別の言語で書いた文がこのレポートに含まれていません。この言語で書くか、省いてよいことを確認してから確定してください。',
  'problem.sign-editing':
    '確定できません。編集中の所見があります。保存または取り消してから確定してください。',
  'problem.review-signed': 'レポートは確定済みで変更できません。追記を作成してください。',
  'problem.review-signed-elsewhere':
    '別のタブで{reader}がこのレポートを確定しました。確定済みの内容を表示しています。不足があれば追記を作成してください。',
  'problem.storage-failed':
    'この端末に作業内容を保存できません。ページを閉じる前に書き出してください。',
  'problem.audit-broken':
    '監査ログは{count}件中{number}件目で外部から変更されています。そのまま保存しますが、それ以降の記録は証拠になりません。',
  'problem.storage-full':
    'ブラウザの保存領域が不足しています。不要な検査を消去するか、今すぐ書き出してください。',
  'problem.export-no-regions':
    '書き出す領域がありません。有効な所見に領域が描かれていません。領域を描くか、レポートを文章として書き出してください。',
  'problem.export-no-findings':
    '書き出す内容がまだありません。判定済みの所見がありません。所見を判定するか確定するか、本文を書き出してください。',
  'problem.export-failed':
    'ファイルを書き出せませんでした。内容は変わっていません。再試行するか別の形式を選んでください。',
  'problem.archive-address-invalid':
    'アーカイブのアドレスではありません。https://ホスト名/dicom-web、またはこのページ経由なら /dicom-web と入力してください。',
  'problem.archive-not-connected':
    'この画像はアーカイブ {address} にありますが、接続が解除されています。「アーカイブから開く」で接続してから、もう一度お試しください。',
  'problem.archive-forbidden-by-page':
    'このページから{origin}への送信は許可されていません。ページ経由のアーカイブ（/dicom-web）を使うか、配信の管理者に{origin}をSHOKEN_ARCHIVE_ORIGINSへ追加するよう依頼してください。',
  'problem.archive-unreachable':
    'アーカイブに接続できません。アーカイブの動作とこの端末のネットワーク接続を確認し、再試行してください。',
  'problem.archive-cors':
    '{origin}からの応答を読み取れません。接続できないか、このページが許可されていません（CORS）。動作を確認のうえ、アーカイブの管理者にこのページの許可を依頼するか、ページ経由のアドレス（/dicom-web）を使ってください。',
  'problem.archive-not-allowed':
    'アーカイブへのアクセスが拒否されました（{status}）。「アーカイブを変更」でユーザー名、パスワード、トークンを確認してください。',
  'problem.archive-not-found':
    'このアドレスにDICOMwebアーカイブはありません（{status}）。アドレスを確認してください。Orthancでは末尾が /dicom-web です。',
  'problem.archive-study-gone':
    'この画像はもうアーカイブにありません（{status}）。検索し直してください。',
  'problem.archive-timed-out':
    'アーカイブが時間内に応答しませんでした。再試行するか、検索条件を絞ってください。',
  'problem.archive-not-dicomweb':
    'DICOMwebの応答ではありません。ログイン画面の可能性があります。アドレスとログイン状態を確認してください。',
  'problem.archive-incomplete':
    'すべての画像を受信する前にアーカイブとの接続が切れました。画像は開かれていません。再試行してください。',
  'problem.archive-fewer-objects':
    'アーカイブの一覧では{total}件ですが、受信したのは{done}件です。使用前にアーカイブと照合してください。',
  'problem.archive-failed':
    'アーカイブがエラーを返しました（{status}）。再試行し、続く場合は管理者に連絡してください。',
  'problem.archive-store-refused':
    '{total}件中{stored}件をアーカイブに保存しました。受け付けられませんでした（理由 {reason}）。内容は変わっていません。再試行するか管理者に連絡してください。',
  'problem.archive-store-full':
    '{total}件中{stored}件をアーカイブに保存しました。アーカイブに空き容量がありません（理由 {reason}）。内容は変わっていません。管理者に連絡してから、もう一度保存してください。',
  'problem.archive-store-forbidden':
    '{total}件中{stored}件をアーカイブに保存しました。保存する権限がありません（理由 {reason}）。内容は変わっていません。権限のある利用者で認証するか、管理者に問い合わせてください。',
  'problem.archive-store-unsupported':
    '{total}件中{stored}件をアーカイブに保存しました。このアーカイブはセグメンテーションまたは構造化レポートを受け付けません（理由 {reason}）。内容は変わっていません。代わりにファイルとして保存してください。',
};
