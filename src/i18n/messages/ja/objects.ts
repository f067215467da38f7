/** Kinds of DICOM objects without a picture, by their Modality. */
export const objects = {
  'object.SR': '構造化レポート（SR）',
  'object.KO': 'キーオブジェクト選択（KO）',
  'object.PR': '表示状態（PR）',
  'object.RTSTRUCT': '放射線治療の輪郭（RTSTRUCT）',
  'object.RTPLAN': '放射線治療計画（RTPLAN）',
  'object.RWV': '実世界値マッピング（RWV）',
  'object.ECG': '波形（ECG）',
  'object.HD': '血行動態波形（HD）',
  'object.REG': '位置合わせ（REG）',
  'object.DOC': 'カプセル化文書（DOC）',
  'object.DICOMDIR': 'ファイル一覧（DICOMDIR）',
  'object.header': '画素データのない画像ヘッダ（{modality}）',
  'object.unknown': '種類不明のオブジェクト',
} as const;
