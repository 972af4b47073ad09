// Chinese for the strength estimate, most frequent first: its library comes without. With every syllable of pinyin listed,
// pinyin is counted by syllables and not as random letters.

/** Surnames, given names and daily words, as syllables. */
const frequentSyllables =
  'wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo wei xiao ming hua jun jie fang ' +
  'min lei tao yan ping hong hui qiang ai wo ni de shi bu hao zhong xin tian ren da guo jia nian yi er san si wu liu qi ' +
  'ba jiu shi bei jing shang hai mi ma mei long feng yu hong bao xue ying qing dong nan xi lan xiang yun cheng';

/** All other syllables of standard Mandarin, without tones. */
const otherSyllables =
  'a an ang ao bai ban bang ben beng bi bian biao bie bin bing bo cai can cang cao ce cen ceng cha chai chan chang chao ' +
  'che chi chong chou chuai chuan chuang chui chun chuo ci cong cou cu cuan cui cun cuo dai dan dang dao dei deng di ' +
  'dian diao die ding diu dou du duan dui dun duo e en fa fan fei fen fo fou fu ga gai gan gang ge gei gen geng gong gou ' +
  'gu gua guai guan guang gui gun ha han hang hei hen heng hou huai huan hun huo ji jian jiang jiao jin jiong ju juan ' +
  'jue ka kai kan kang kao ke ken keng kong kou ku kua kuai kuan kuang kui kun kuo la lai lang lao le leng lia lian ' +
  'liang liao lie ling lou lu luan lun lv lve mai man mang mao me men meng mian miao mie miu mo mou mu na nai nang nao ' +
  'ne nei nen neng niang niao nie nin ning niu nong nou nu nuan nuo nv nve ou pa pai pan pang pao pei pen peng pi pian ' +
  'piao pie pin po pou pu qian qiao qie qin qiong qiu qu quan que qun ran rang rao re ri rong rou ru ruan rui run ruo ' +
  'sa sai sang sao se sen seng sha shai shan shao she shei shen sheng shou shu shua shuai shuan shuang shui shun shuo ' +
  'song sou su suan sui suo ta tai tan tang te teng ti tiao tie ting tong tou tu tuan tui tun tuo wa wai wan weng xia ' +
  'xian xie xing xiong xiu xuan xun ya yao ye yin yong you yuan yue za zai zan zang zao ze zei zen zeng zha zhai zhan ' +
  'zhe zhen zheng zhi zhua zhuai zhuan zhuang zhui zhun zhuo zi zong zou zu zuan zui zun zuo';

/** Words and sayings in both scripts. */
const sayings =
  '密码 密碼 我爱你 我愛你 你好 您好 大家好 中国 中國 台湾 臺灣 台灣 北京 上海 广州 深圳 台北 臺北 香港 天安门 天安門 ' +
  '一二三四五六七八九十 一二三四五六七 一二三四五 床前明月光 疑是地上霜 白日依山尽 黄河入海流 举头望明月 低头思故乡 ' +
  '万事如意 萬事如意 恭喜发财 恭喜發財 新年快乐 新年快樂 生日快乐 生日快樂 身体健康 身體健康 一帆风顺 心想事成 ' +
  '好好学习 好好學習 天天向上 为人民服务 为中华之崛起而读书 客服 客服中心 公司 电话 電話 手机 手機 解绑 解除綁定 ' +
  '王小明 张伟 王伟 李娜 王芳 李伟 春天 夏天 秋天 冬天 我们 我們 今天 明天 谢谢 謝謝 老师 老師 妈妈 媽媽 爸爸 宝贝 寶貝';

/** Dictionaries as `@zxcvbn-ts/core` takes them. */
export const chinese = {
  'syllables-zh': [...new Set(`${frequentSyllables} ${otherSyllables}`.split(' '))],
  'sayings-zh': sayings.split(' '),
};
