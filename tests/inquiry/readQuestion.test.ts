import { describe, expect, it } from 'vitest';
import { findingIds, reportLanguages } from '#domain';
import { findingName } from '#i18n';
import { readQuestion } from '#inquiry';

const finding = (kind: string, name: string, side: string | null = null) => ({
  kind,
  finding: name,
  side,
});

describe('readQuestion', () => {
  it.each(reportLanguages)('knows every finding by its name in %s', (language) => {
    for (const id of findingIds) {
      const name = findingName(language, id);
      expect(readQuestion(`${name}?`), name).toEqual(finding('presence', id));
    }
  });

  it.each([
    ['Is there a pneumothorax?', finding('presence', 'pneumothorax')],
    ['is there a right-sided pleural effusion', finding('presence', 'pleural-effusion', 'right')],
    ['Do you see any consolidation?', finding('presence', 'lung-opacity')],
    ['Pneumonia?', finding('presence', 'lung-opacity')],
    ['How many nodules?', finding('count', 'nodule')],
    ['How many nodules are there in the left lung?', finding('count', 'nodule', 'left')],
    ['On which side is the effusion?', finding('side', 'pleural-effusion')],
    ['Where is the mass?', finding('side', 'mass')],
    ['Is the pneumothorax left or right?', finding('side', 'pneumothorax')],
    ['How large is the mass?', finding('size', 'mass')],
    ['What is the diameter of the nodule?', finding('size', 'nodule')],
    ['Is the heart enlarged?', finding('presence', 'cardiomegaly')],
    ['What is the cardiothoracic ratio?', { kind: 'cardiothoracic-ratio' }],
    ['CTR', { kind: 'cardiothoracic-ratio' }],
  ])('understands English: %s', (text, question) => {
    expect(readQuestion(text)).toEqual(question);
  });

  it.each([
    ['気胸はありますか？', finding('presence', 'pneumothorax')],
    ['左に胸水はありますか', finding('presence', 'pleural-effusion', 'left')],
    ['浸潤影を認めますか。', finding('presence', 'lung-opacity')],
    ['結節はいくつありますか？', finding('count', 'nodule')],
    ['結節は何個ですか', finding('count', 'nodule')],
    ['胸水はどちら側ですか？', finding('side', 'pleural-effusion')],
    ['胸水は左右どちらですか？', finding('side', 'pleural-effusion')],
    ['腫瘤の大きさは？', finding('size', 'mass')],
    ['腫瘤は何ｍｍですか', finding('size', 'mass')],
    ['心拡大の有無は？', finding('presence', 'cardiomegaly')],
    ['心胸郭比は？', { kind: 'cardiothoracic-ratio' }],
  ])('understands Japanese: %s', (text, question) => {
    expect(readQuestion(text)).toEqual(question);
  });

  it.each([
    ['有气胸吗？', finding('presence', 'pneumothorax')],
    ['左侧有没有胸腔积液？', finding('presence', 'pleural-effusion', 'left')],
    ['是否有肺炎', finding('presence', 'lung-opacity')],
    ['有几个结节？', finding('count', 'nodule')],
    ['胸腔积液在哪一侧？', finding('side', 'pleural-effusion')],
    ['肿块有多大？', finding('size', 'mass')],
    ['心影增大吗？', finding('presence', 'cardiomegaly')],
    ['心胸比是多少？', { kind: 'cardiothoracic-ratio' }],
    ['有沒有氣胸？', finding('presence', 'pneumothorax')],
  ])('understands Chinese: %s', (text, question) => {
    expect(readQuestion(text)).toEqual(question);
  });

  it.each([
    'left effusion',
    '左胸水',
    '左侧气胸',
    '右下肺野の浸潤影',
    'blunted left costophrenic angle',
    'nodule in the right upper zone',
    '左侧胸腔积液',
  ])('leaves words that ask nothing to be found on the image: %s', (text) => {
    expect(readQuestion(text)).toEqual({ kind: 'phrase' });
  });

  it.each([
    ['no effusion', finding('presence', 'pleural-effusion')],
    ['No left pneumothorax.', finding('presence', 'pneumothorax', 'left')],
    ['r/o pneumonia', finding('presence', 'lung-opacity')],
    ['気胸なし', finding('presence', 'pneumothorax')],
    ['右胸水を認めない', finding('presence', 'pleural-effusion', 'right')],
    ['没有气胸', finding('presence', 'pneumothorax')],
    ['未见左侧胸腔积液', finding('presence', 'pleural-effusion', 'left')],
  ])('takes words that deny a finding for the question whether it is there: %s', (text, asked) => {
    expect(readQuestion(text)).toEqual(asked);
  });

  it.each([
    ['Are there bilateral effusions?', 'pleural-effusion'],
    ['Is the opacity on the left or the right?', 'lung-opacity'],
    ['両側胸水ですか？', 'pleural-effusion'],
    ['結節は右ですか左ですか', 'nodule'],
    ['双侧胸腔积液吗？', 'pleural-effusion'],
  ])('tells the side where both are named: %s', (text, id) => {
    expect(readQuestion(text)).toEqual(finding('side', id));
  });

  it.each([
    'Is the effusion increasing?',
    'Has the pneumothorax resolved?',
    'Is the mass cavitating?',
    'Is there a tension pneumothorax?',
    'Is there pneumothorax or effusion?',
    'no effusion or pneumothorax',
    '胸水は増えていますか？',
    '気胸は緊張性ですか？',
    '結節は石灰化していますか？',
    '浸潤影と胸水はありますか？',
    '気胸か胸水がありますか',
    '积液是否增多？',
    '肿块增大了吗？',
    '有没有气胸和胸腔积液？',
  ])('does not answer whether it is there when more than that is asked: %s', (text) => {
    expect(readQuestion(text)).toEqual({ kind: 'beyond' });
  });

  it('asks one finding, whatever its words hold of another’s', () => {
    expect(readQuestion('Is there a nodular opacity?')).toEqual(finding('presence', 'nodule'));
    expect(readQuestion('心陰影の拡大はありますか？')).toEqual(finding('presence', 'cardiomegaly'));
    expect(readQuestion('心影增大吗？')).toEqual(finding('presence', 'cardiomegaly'));
    expect(readQuestion('nodule, no effusion')).toEqual({ kind: 'phrase' });
  });

  it.each([
    'Is there a rib fracture?',
    'What should I prescribe?',
    'Why is the effusion there?',
    'Will the patient die?',
    '骨折はありますか？',
    '有骨折吗？',
    'How old is the mass?',
  ])('says of every other question that it is beyond it: %s', (text) => {
    expect(readQuestion(text)).toEqual({ kind: 'beyond' });
  });
});
