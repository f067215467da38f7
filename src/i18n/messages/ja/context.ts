/** レポートに添える臨床情報。 */
export const context = {
  'context.indication': '検査目的',
  'context.indicationHint': '検査の理由',
  'context.age': '年齢',
  'context.sex': '性別',
  'context.sex.M': '男性',
  'context.sex.F': '女性',
  'context.sex.O': 'その他',
  'context.crp': 'CRP値',
  'context.crpUnit': 'CRP単位',
  'context.temperature': '体温 °C',
  'context.note':
    'レポートに記載され、ともに署名されます。所見が検査目的や炎症反応に合うかをモデルが文に添えることがありますが、所見や確率が変わることはありません。',
  'context.reword': '所見文を書き直す',
} as const;
