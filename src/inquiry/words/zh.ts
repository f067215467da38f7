import type { QuestionWords } from './words';

/** Simplified and traditional. */
export const zh: QuestionWords = {
  isQuestion:
    /[?？]|[吗嗎呢]$|(有没有|有沒有|是否|有无|有無|几个|幾個|多少|多大|哪一?[侧側边邊]|哪里|哪裡|什么|什麼|何处|是多少)/,
  beyond: /为什么|為什麼|何时|何時|谁|怎么办|原因|治疗|治療|应该|應該|良性|恶性|惡性|加重|好转/,
  presence: /^[^\s]+\?$|[吗嗎]$|有|是否|存在|可见|可見|见到/,
  kinds: [
    ['cardiothoracic-ratio', /心胸比|心胸郭比|ctr/],
    ['size', /多大|大小|直径|直徑|多少(毫米|厘米|mm|cm)|尺寸/],
    ['count', /几个|幾個|多少(个|個|枚)?|数量|數量|几处|幾處|几枚/],
    ['side', /哪一?[侧側边邊]|哪里|哪裡|左右|何处|什么位置|左还是右|左側還是右側/],
  ],
  left: /左/,
  right: /右/,
  findings: [
    ['pneumothorax', /气胸|氣胸/],
    ['pleural-effusion', /胸腔积液|胸腔積液|胸水|胸膜腔积液|积液|積液/],
    ['cardiomegaly', /心脏(增大|扩大|肥大)|心臟(增大|擴大|肥大)|心影(增大|扩大|擴大)|心(脏)?大/],
    ['edema', /肺水肿|肺水腫|水肿|淤血|瘀血/],
    ['atelectasis', /肺不张|肺不張|肺膨胀不全/],
    ['nodule', /结节|結節/],
    ['mass', /肿块|腫塊|肿物|占位|肿瘤|腫瘤/],
    ['lung-opacity', /浸润|浸潤|实变|實變|肺炎|阴影|陰影|斑片影|渗出/],
  ],
};
