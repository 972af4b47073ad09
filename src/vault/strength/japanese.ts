/** Words and sayings in Japanese script, most frequent first: the library's Japanese is in Latin letters. */
const sayings =
  'パスワード ぱすわーど 日本 東京 大阪 京都 ありがとう ありがとうございます おはようございます こんにちは こんばんは ' +
  'さようなら おめでとう よろしくお願いします お疲れ様です お疲れ様でした いただきます あいうえお かきくけこ さしすせそ ' +
  'たちつてと なにぬねの いろはにほへと アイウエオ カキクケコ 大好き 愛してる さくら サクラ 桜 富士山 新幹線 電話 携帯 ' +
  '会社 株式会社 お客様 サポート 管理者 山田太郎 田中 佐藤 鈴木 高橋 伊藤 渡辺 山本 中村 小林 加藤 春 夏 秋 冬 犬 猫';

/** A dictionary as `@zxcvbn-ts/core` takes it. */
export const japanese = { 'sayings-ja': sayings.split(' ') };
