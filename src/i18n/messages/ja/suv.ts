import type { Message } from '../../createTranslator';
import type { suv as source } from '../en/suv';

export const suv: Record<keyof typeof source, Message> = {
  'suv.range': 'SUV {low}～{high}',
  'suv.activity':
    '体重によるSUV：体重 {weight} kg、投与量 {dose} MBq、減衰 {minutes} 分（半減期 {halfLife} 分）',
  'suv.activityAtInjection':
    '体重によるSUV：体重 {weight} kg、投与量 {dose} MBq、投与時刻に減衰補正済み',
  'suv.makerFactor': '体重によるSUV：装置メーカーの係数 {factor}',
  'suv.stated': '体重によるSUV：保存値のまま（g/ml）',
  'suv.missing': 'SUVなし：{obstacle}',
  'suv.obstacle.enhanced': 'Enhanced PETでは計算しません',
  'suv.obstacle.units': 'ヘッダーの単位が放射能濃度ではありません',
  'suv.obstacle.other-suv': '体重以外の基準によるSUVで保存されています',
  'suv.obstacle.philips-factor': 'カウント値で、メーカーの係数がありません',
  'suv.obstacle.not-attenuation-corrected': '減弱補正されていません',
  'suv.obstacle.not-decay-corrected': '減衰補正されていません',
  'suv.obstacle.decay-reference': '減衰補正の基準時刻がヘッダーにありません',
  'suv.obstacle.weight': '妥当な体重がヘッダーにありません',
  'suv.obstacle.several-doses': '投与が複数あります',
  'suv.obstacle.dose': '妥当な投与量がヘッダーにありません',
  'suv.obstacle.half-life': '半減期がヘッダーにありません',
  'suv.obstacle.injection-time': '投与時刻がヘッダーにありません',
  'suv.obstacle.injection-day': '投与日がヘッダーにありません',
  'suv.obstacle.scan-time': '撮像開始時刻がヘッダーからわかりません',
  'suv.obstacle.contradictory-times': '投与時刻と撮像時刻が矛盾しています',
};
