graph [
  directed 0
  node [
    id 0
    label "Mingyu Kim"
    authorId "mingyu-kim"
    papers 1
    coauthors 2
    strength 2.0
    component 43
    community 45
  ]
  node [
    id 1
    label "Kyeong Ryeol Go"
    authorId "kyeong-ryeol-go"
    papers 1
    coauthors 2
    strength 2.0
    component 43
    community 45
  ]
  node [
    id 2
    label "Se-Young Yun"
    authorId "se-young-yun"
    papers 2
    coauthors 4
    strength 4.0
    component 43
    community 45
  ]
  node [
    id 3
    label "Alex Morehead"
    authorId "alex-morehead"
    papers 1
    coauthors 2
    strength 2.0
    component 58
    community 58
  ]
  node [
    id 4
    label "Chen Chen"
    authorId "chen-chen"
    papers 1
    coauthors 2
    strength 2.0
    component 58
    community 58
  ]
  node [
    id 5
    label "Jianlin Cheng"
    authorId "jianlin-cheng"
    papers 1
    coauthors 2
    strength 2.0
    component 58
    community 58
  ]
  node [
    id 6
    label "Sachin Konan"
    authorId "sachin-konan"
    papers 1
    coauthors 2
    strength 2.0
    component 65
    community 65
  ]
  node [
    id 7
    label "Esmaeil Seraj"
    authorId "esmaeil-seraj"
    papers 1
    coauthors 2
    strength 2.0
    component 65
    community 65
  ]
  node [
    id 8
    label "Matthew Gombolay"
    authorId "matthew-gombolay"
    papers 1
    coauthors 2
    strength 2.0
    component 65
    community 65
  ]
  node [
    id 9
    label "Xiaolong Ma"
    authorId "xiaolong-ma"
    papers 1
    coauthors 9
    strength 9.0
    component 4
    community 4
  ]
  node [
    id 10
    label "Minghai Qin"
    authorId "minghai-qin"
    papers 1
    coauthors 9
    strength 9.0
    component 4
    community 4
  ]
  node [
    id 11
    label "Fei Sun"
    authorId "fei-sun"
    papers 1
    coauthors 9
    strength 9.0
    component 4
    community 4
  ]
  node [
    id 12
    label "Zejiang Hou"
    authorId "zejiang-hou"
    papers 1
    coauthors 9
    strength 9.0
    component 4
    community 4
  ]
  node [
    id 13
    label "Kun Yuan"
    authorId "kun-yuan"
    papers 1
    coauthors 9
    strength 9.0
    component 4
    community 4
  ]
  node [
    id 14
    label "Yi Xu"
    authorId "yi-xu"
    papers 1
    coauthors 9
    strength 9.0
    component 4
    community 4
  ]
  node [
    id 15
    label "Yanzhi Wang"
    authorId "yanzhi-wang"
    papers 1
    coauthors 9
    strength 9.0
    component 4
    community 4
  ]
  node [
    id 16
    label "Yen-Kuang Chen"
    authorId "yen-kuang-chen"
    papers 1
    coauthors 9
    strength 9.0
    component 4
    community 4
  ]
  node [
    id 17
    label "Rong Jin"
    authorId "rong-jin"
    papers 1
    coauthors 9
    strength 9.0
    component 4
    community 4
  ]
  node [
    id 18
    label "Yuan Xie"
    authorId "yuan-xie"
    papers 1
    coauthors 9
    strength 9.0
    component 4
    community 4
  ]
  node [
    id 19
    label "Arman Hasanzadeh"
    authorId "arman-hasanzadeh"
    papers 1
    coauthors 3
    strength 3.0
    component 48
    community 48
  ]
  node [
    id 20
    label "Ehsan Hajiramezanali"
    authorId "ehsan-hajiramezanali"
    papers 1
    coauthors 3
    strength 3.0
    component 48
    community 48
  ]
  node [
    id 21
    label "Nick Duffield"
    authorId "nick-duffield"
    papers 1
    coauthors 3
    strength 3.0
    component 48
    community 48
  ]
  node [
    id 22
    label "Xiaoning Qian"
    authorId "xiaoning-qian"
    papers 1
    coauthors 3
    strength 3.0
    component 48
    community 48
  ]
  node [
    id 23
    label "Hiroki Furuta"
    authorId "hiroki-furuta"
    papers 1
    coauthors 2
    strength 2.0
    component 69
    community 69
  ]
  node [
    id 24
    label "Yutaka Matsuo"
    authorId "yutaka-matsuo"
    papers 1
    coauthors 2
    strength 2.0
    component 69
    community 69
  ]
  node [
    id 25
    label "Shixiang Gu"
    authorId "shixiang-gu"
    papers 1
    coauthors 2
    strength 2.0
    component 69
    community 69
  ]
  node [
    id 26
    label "Philipp Th&#246;lke"
    authorId "philipp-tholke"
    papers 1
    coauthors 1
    strength 1.0
    component 75
    community 75
  ]
  node [
    id 27
    label "Gianni De Fabritiis"
    authorId "gianni-de-fabritiis"
    papers 1
    coauthors 1
    strength 1.0
    component 75
    community 75
  ]
  node [
    id 28
    label "Qinsheng Zhang"
    authorId "qinsheng-zhang"
    papers 1
    coauthors 1
    strength 1.0
    component 79
    community 79
  ]
  node [
    id 29
    label "Yongxin Chen"
    authorId "yongxin-chen"
    papers 1
    coauthors 1
    strength 1.0
    component 79
    community 79
  ]
  node [
    id 30
    label "Kuan Wang"
    authorId "kuan-wang"
    papers 1
    coauthors 4
    strength 4.0
    component 2
    community 2
  ]
  node [
    id 31
    label "Yuyu Zhang"
    authorId "yuyu-zhang"
    papers 1
    coauthors 4
    strength 4.0
    component 2
    community 2
  ]
  node [
    id 32
    label "Diyi Yang"
    authorId "diyi-yang"
    papers 1
    coauthors 4
    strength 4.0
    component 2
    community 2
  ]
  node [
    id 33
    label "Le Song"
    authorId "le-song"
    papers 1
    coauthors 4
    strength 4.0
    component 2
    community 2
  ]
  node [
    id 34
    label "Tao Qin"
    authorId "tao-qin"
    papers 2
    coauthors 10
    strength 10.0
    component 2
    community 2
  ]
  node [
    id 35
    label "Haotong Qin"
    authorId "haotong-qin"
    papers 1
    coauthors 7
    strength 7.0
    component 9
    community 9
  ]
  node [
    id 36
    label "Yifu Ding"
    authorId "yifu-ding"
    papers 1
    coauthors 7
    strength 7.0
    component 9
    community 9
  ]
  node [
    id 37
    label "Mingyuan Zhang"
    authorId "mingyuan-zhang"
    papers 1
    coauthors 7
    strength 7.0
    component 9
    community 9
  ]
  node [
    id 38
    label "Qinghua YAN"
    authorId "qinghua-yan"
    papers 1
    coauthors 7
    strength 7.0
    component 9
    community 9
  ]
  node [
    id 39
    label "Aishan Liu"
    authorId "aishan-liu"
    papers 1
    coauthors 7
    strength 7.0
    component 9
    community 9
  ]
  node [
    id 40
    label "Qingqing Dang"
    authorId "qingqing-dang"
    papers 1
    coauthors 7
    strength 7.0
    component 9
    community 9
  ]
  node [
    id 41
    label "Ziwei Liu"
    authorId "ziwei-liu"
    papers 1
    coauthors 7
    strength 7.0
    component 9
    community 9
  ]
  node [
    id 42
    label "Xianglong Liu"
    authorId "xianglong-liu"
    papers 1
    coauthors 7
    strength 7.0
    component 9
    community 9
  ]
  node [
    id 43
    label "Wei Huang"
    authorId "wei-huang"
    papers 1
    coauthors 6
    strength 6.0
    component 21
    community 20
  ]
  node [
    id 44
    label "Yayong Li"
    authorId "yayong-li"
    papers 1
    coauthors 6
    strength 6.0
    component 21
    community 20
  ]
  node [
    id 45
    label "weitao du"
    authorId "weitao-du"
    papers 1
    coauthors 6
    strength 6.0
    component 21
    community 20
  ]
  node [
    id 46
    label "Richard Xu"
    authorId "richard-xu"
    papers 1
    coauthors 6
    strength 6.0
    component 21
    community 20
  ]
  node [
    id 47
    label "Jie Yin"
    authorId "jie-yin"
    papers 1
    coauthors 6
    strength 6.0
    component 21
    community 20
  ]
  node [
    id 48
    label "Ling Chen"
    authorId "ling-chen"
    papers 1
    coauthors 6
    strength 6.0
    component 21
    community 20
  ]
  node [
    id 49
    label "Miao Zhang"
    authorId "miao-zhang"
    papers 1
    coauthors 6
    strength 6.0
    component 21
    community 20
  ]
  node [
    id 50
    label "Jiechao Guan"
    authorId "jiechao-guan"
    papers 1
    coauthors 1
    strength 1.0
    component 78
    community 78
  ]
  node [
    id 51
    label "Zhiwu Lu"
    authorId "zhiwu-lu"
    papers 1
    coauthors 1
    strength 1.0
    component 78
    community 78
  ]
  node [
    id 52
    label "Tolga Ergen"
    authorId "tolga-ergen"
    papers 1
    coauthors 5
    strength 5.0
    component 24
    community 24
  ]
  node [
    id 53
    label "Arda Sahiner"
    authorId "arda-sahiner"
    papers 1
    coauthors 5
    strength 5.0
    component 24
    community 24
  ]
  node [
    id 54
    label "Batu Ozturkler"
    authorId "batu-ozturkler"
    papers 1
    coauthors 5
    strength 5.0
    component 24
    community 24
  ]
  node [
    id 55
    label "John M Pauly"
    authorId "john-m-pauly"
    papers 1
    coauthors 5
    strength 5.0
    component 24
    community 24
  ]
  node [
    id 56
    label "Morteza Mardani"
    authorId "morteza-mardani"
    papers 1
    coauthors 5
    strength 5.0
    component 24
    community 24
  ]
  node [
    id 57
    label "Mert Pilanci"
    authorId "mert-pilanci"
    papers 1
    coauthors 5
    strength 5.0
    component 24
    community 24
  ]
  node [
    id 58
    label "Desik Rengarajan"
    authorId "desik-rengarajan"
    papers 1
    coauthors 4
    strength 4.0
    component 32
    community 32
  ]
  node [
    id 59
    label "Gargi Vaidya"
    authorId "gargi-vaidya"
    papers 1
    coauthors 4
    strength 4.0
    component 32
    community 32
  ]
  node [
    id 60
    label "Akshay Sarvesh"
    authorId "akshay-sarvesh"
    papers 1
    coauthors 4
    strength 4.0
    component 32
    community 32
  ]
  node [
    id 61
    label "Dileep Kalathil"
    authorId "dileep-kalathil"
    papers 1
    coauthors 4
    strength 4.0
    component 32
    community 32
  ]
  node [
    id 62
    label "Srinivas Shakkottai"
    authorId "srinivas-shakkottai"
    papers 1
    coauthors 4
    strength 4.0
    component 32
    community 32
  ]
  node [
    id 63
    label "Ali Jahanian"
    authorId "ali-jahanian"
    papers 1
    coauthors 3
    strength 3.0
    component 33
    community 44
  ]
  node [
    id 64
    label "Xavier Puig"
    authorId "xavier-puig"
    papers 1
    coauthors 3
    strength 3.0
    component 33
    community 44
  ]
  node [
    id 65
    label "Yonglong Tian"
    authorId "yonglong-tian"
    papers 1
    coauthors 3
    strength 3.0
    component 33
    community 44
  ]
  node [
    id 66
    label "Phillip Isola"
    authorId "phillip-isola"
    papers 2
    coauthors 4
    strength 4.0
    component 33
    community 44
  ]
  node [
    id 67
    label "Vihari Piratla"
    authorId "vihari-piratla"
    papers 1
    coauthors 2
    strength 2.0
    component 72
    community 72
  ]
  node [
    id 68
    label "Praneeth Netrapalli"
    authorId "praneeth-netrapalli"
    papers 1
    coauthors 2
    strength 2.0
    component 72
    community 72
  ]
  node [
    id 69
    label "Sunita Sarawagi"
    authorId "sunita-sarawagi"
    papers 1
    coauthors 2
    strength 2.0
    component 72
    community 72
  ]
  node [
    id 70
    label "Yifei Wang"
    authorId "yifei-wang"
    papers 2
    coauthors 4
    strength 7.0
    component 44
    community 42
  ]
  node [
    id 71
    label "Qi Zhang"
    authorId "qi-zhang"
    papers 1
    coauthors 4
    strength 4.0
    component 44
    community 42
  ]
  node [
    id 72
    label "Yisen Wang"
    authorId "yisen-wang"
    papers 2
    coauthors 4
    strength 7.0
    component 44
    community 42
  ]
  node [
    id 73
    label "Jiansheng Yang"
    authorId "jiansheng-yang"
    papers 2
    coauthors 4
    strength 7.0
    component 44
    community 42
  ]
  node [
    id 74
    label "Zhouchen Lin"
    authorId "zhouchen-lin"
    papers 2
    coauthors 4
    strength 7.0
    component 44
    community 42
  ]
  node [
    id 75
    label "Jianda Chen"
    authorId "jianda-chen"
    papers 1
    coauthors 1
    strength 1.0
    component 77
    community 77
  ]
  node [
    id 76
    label "Sinno Pan"
    authorId "sinno-pan"
    papers 1
    coauthors 1
    strength 1.0
    component 77
    community 77
  ]
  node [
    id 77
    label "Bing Su"
    authorId "bing-su"
    papers 1
    coauthors 1
    strength 1.0
    component 73
    community 73
  ]
  node [
    id 78
    label "Ji-Rong Wen"
    authorId "ji-rong-wen"
    papers 1
    coauthors 1
    strength 1.0
    component 73
    community 73
  ]
  node [
    id 79
    label "Rahma Chaabouni"
    authorId "rahma-chaabouni"
    papers 1
    coauthors 9
    strength 9.0
    component 3
    community 3
  ]
  node [
    id 80
    label "Florian Strub"
    authorId "florian-strub"
    papers 1
    coauthors 9
    strength 9.0
    component 3
    community 3
  ]
  node [
    id 81
    label "Florent Altch&#233;"
    authorId "florent-altche"
    papers 1
    coauthors 9
    strength 9.0
    component 3
    community 3
  ]
  node [
    id 82
    label "Eugene Tarassov"
    authorId "eugene-tarassov"
    papers 1
    coauthors 9
    strength 9.0
    component 3
    community 3
  ]
  node [
    id 83
    label "Corentin Tallec"
    authorId "corentin-tallec"
    papers 1
    coauthors 9
    strength 9.0
    component 3
    community 3
  ]
  node [
    id 84
    label "Elnaz Davoodi"
    authorId "elnaz-davoodi"
    papers 1
    coauthors 9
    strength 9.0
    component 3
    community 3
  ]
  node [
    id 85
    label "Kory Mathewson"
    authorId "kory-mathewson"
    papers 1
    coauthors 9
    strength 9.0
    component 3
    community 3
  ]
  node [
    id 86
    label "Olivier Tieleman"
    authorId "olivier-tieleman"
    papers 1
    coauthors 9
    strength 9.0
    component 3
    community 3
  ]
  node [
    id 87
    label "Angeliki Lazaridou"
    authorId "angeliki-lazaridou"
    papers 1
    coauthors 9
    strength 9.0
    component 3
    community 3
  ]
  node [
    id 88
    label "Bilal Piot"
    authorId "bilal-piot"
    papers 1
    coauthors 9
    strength 9.0
    component 3
    community 3
  ]
  node [
    id 89
    label "Debasmit Das"
    authorId "debasmit-das"
    papers 1
    coauthors 2
    strength 2.0
    component 64
    community 64
  ]
  node [
    id 90
    label "Sungrack Yun"
    authorId "sungrack-yun"
    papers 1
    coauthors 2
    strength 2.0
    component 64
    community 64
  ]
  node [
    id 91
    label "Fatih Porikli"
    authorId "fatih-porikli"
    papers 1
    coauthors 2
    strength 2.0
    component 64
    community 64
  ]
  node [
    id 92
    label "Joel Jang"
    authorId "joel-jang"
    papers 1
    coauthors 7
    strength 7.0
    component 13
    community 13
  ]
  node [
    id 93
    label "Seonghyeon Ye"
    authorId "seonghyeon-ye"
    papers 1
    coauthors 7
    strength 7.0
    component 13
    community 13
  ]
  node [
    id 94
    label "Sohee Yang"
    authorId "sohee-yang"
    papers 1
    coauthors 7
    strength 7.0
    component 13
    community 13
  ]
  node [
    id 95
    label "Joongbo Shin"
    authorId "joongbo-shin"
    papers 1
    coauthors 7
    strength 7.0
    component 13
    community 13
  ]
  node [
    id 96
    label "Janghoon Han"
    authorId "janghoon-han"
    papers 1
    coauthors 7
    strength 7.0
    component 13
    community 13
  ]
  node [
    id 97
    label "GyeongHun kim"
    authorId "gyeonghun-kim"
    papers 1
    coauthors 7
    strength 7.0
    component 13
    community 13
  ]
  node [
    id 98
    label "Stanley Jungkyu Choi"
    authorId "stanley-jungkyu-choi"
    papers 1
    coauthors 7
    strength 7.0
    component 13
    community 13
  ]
  node [
    id 99
    label "Minjoon Seo"
    authorId "minjoon-seo"
    papers 1
    coauthors 7
    strength 7.0
    component 13
    community 13
  ]
  node [
    id 100
    label "Quang Pham"
    authorId "quang-pham"
    papers 1
    coauthors 2
    strength 2.0
    component 61
    community 61
  ]
  node [
    id 101
    label "Chenghao Liu"
    authorId "chenghao-liu"
    papers 1
    coauthors 2
    strength 2.0
    component 61
    community 61
  ]
  node [
    id 102
    label "Steven HOI"
    authorId "steven-hoi"
    papers 1
    coauthors 2
    strength 2.0
    component 61
    community 61
  ]
  node [
    id 103
    label "Minkai Xu"
    authorId "minkai-xu"
    papers 1
    coauthors 5
    strength 5.0
    component 29
    community 29
  ]
  node [
    id 104
    label "Lantao Yu"
    authorId "lantao-yu"
    papers 1
    coauthors 5
    strength 5.0
    component 29
    community 29
  ]
  node [
    id 105
    label "Yang Song"
    authorId "yang-song"
    papers 1
    coauthors 5
    strength 5.0
    component 29
    community 29
  ]
  node [
    id 106
    label "Chence Shi"
    authorId "chence-shi"
    papers 1
    coauthors 5
    strength 5.0
    component 29
    community 29
  ]
  node [
    id 107
    label "Stefano Ermon"
    authorId "stefano-ermon"
    papers 1
    coauthors 5
    strength 5.0
    component 29
    community 29
  ]
  node [
    id 108
    label "Jian Tang"
    authorId "jian-tang"
    papers 1
    coauthors 5
    strength 5.0
    component 29
    community 29
  ]
  node [
    id 109
    label "Neil Jethani"
    authorId "neil-jethani"
    papers 1
    coauthors 4
    strength 4.0
    component 42
    community 41
  ]
  node [
    id 110
    label "Mukund Sudarshan"
    authorId "mukund-sudarshan"
    papers 1
    coauthors 4
    strength 4.0
    component 42
    community 41
  ]
  node [
    id 111
    label "Ian Covert"
    authorId "ian-covert"
    papers 1
    coauthors 4
    strength 4.0
    component 42
    community 41
  ]
  node [
    id 112
    label "Su-In Lee"
    authorId "su-in-lee"
    papers 1
    coauthors 4
    strength 4.0
    component 42
    community 41
  ]
  node [
    id 113
    label "Rajesh Ranganath"
    authorId "rajesh-ranganath"
    papers 1
    coauthors 4
    strength 4.0
    component 42
    community 41
  ]
  node [
    id 114
    label "Wenlong Ji"
    authorId "wenlong-ji"
    papers 1
    coauthors 4
    strength 4.0
    component 7
    community 8
  ]
  node [
    id 115
    label "Yiping Lu"
    authorId "yiping-lu"
    papers 1
    coauthors 4
    strength 4.0
    component 7
    community 8
  ]
  node [
    id 116
    label "Yiliang Zhang"
    authorId "yiliang-zhang"
    papers 1
    coauthors 4
    strength 4.0
    component 7
    community 8
  ]
  node [
    id 117
    label "Zhun Deng"
    authorId "zhun-deng"
    papers 1
    coauthors 4
    strength 4.0
    component 7
    community 8
  ]
  node [
    id 118
    label "Weijie J Su"
    authorId "weijie-j-su"
    papers 2
    coauthors 8
    strength 8.0
    component 7
    community 8
  ]
  node [
    id 119
    label "Yu Bai"
    authorId "yu-bai"
    papers 1
    coauthors 4
    strength 4.0
    component 37
    community 36
  ]
  node [
    id 120
    label "Song Mei"
    authorId "song-mei"
    papers 1
    coauthors 4
    strength 4.0
    component 37
    community 36
  ]
  node [
    id 121
    label "Huan Wang"
    authorId "huan-wang"
    papers 1
    coauthors 4
    strength 4.0
    component 37
    community 36
  ]
  node [
    id 122
    label "Yingbo Zhou"
    authorId "yingbo-zhou"
    papers 1
    coauthors 4
    strength 4.0
    component 37
    community 36
  ]
  node [
    id 123
    label "Caiming Xiong"
    authorId "caiming-xiong"
    papers 1
    coauthors 4
    strength 4.0
    component 37
    community 36
  ]
  node [
    id 124
    label "Zhimeng Jiang"
    authorId "zhimeng-jiang"
    papers 1
    coauthors 6
    strength 6.0
    component 22
    community 21
  ]
  node [
    id 125
    label "Kaixiong Zhou"
    authorId "kaixiong-zhou"
    papers 1
    coauthors 6
    strength 6.0
    component 22
    community 21
  ]
  node [
    id 126
    label "Zirui Liu"
    authorId "zirui-liu"
    papers 1
    coauthors 6
    strength 6.0
    component 22
    community 21
  ]
  node [
    id 127
    label "Li Li"
    authorId "li-li"
    papers 1
    coauthors 6
    strength 6.0
    component 22
    community 21
  ]
  node [
    id 128
    label "Rui Chen"
    authorId "rui-chen"
    papers 1
    coauthors 6
    strength 6.0
    component 22
    community 21
  ]
  node [
    id 129
    label "Soo-Hyun Choi"
    authorId "soo-hyun-choi"
    papers 1
    coauthors 6
    strength 6.0
    component 22
    community 21
  ]
  node [
    id 130
    label "Xia Hu"
    authorId "xia-hu"
    papers 1
    coauthors 6
    strength 6.0
    component 22
    community 21
  ]
  node [
    id 131
    label "Shizhan Zhu"
    authorId "shizhan-zhu"
    papers 1
    coauthors 3
    strength 3.0
    component 47
    community 47
  ]
  node [
    id 132
    label "Sayna Ebrahimi"
    authorId "sayna-ebrahimi"
    papers 1
    coauthors 3
    strength 3.0
    component 47
    community 47
  ]
  node [
    id 133
    label "Angjoo Kanazawa"
    authorId "angjoo-kanazawa"
    papers 1
    coauthors 3
    strength 3.0
    component 47
    community 47
  ]
  node [
    id 134
    label "trevor darrell"
    authorId "trevor-darrell"
    papers 1
    coauthors 3
    strength 3.0
    component 47
    community 47
  ]
  node [
    id 135
    label "Shaofeng Zhang"
    authorId "shaofeng-zhang"
    papers 1
    coauthors 4
    strength 4.0
    component 39
    community 38
  ]
  node [
    id 136
    label "Feng Zhu"
    authorId "feng-zhu"
    papers 1
    coauthors 4
    strength 4.0
    component 39
    community 38
  ]
  node [
    id 137
    label "Junchi Yan"
    authorId "junchi-yan"
    papers 1
    coauthors 4
    strength 4.0
    component 39
    community 38
  ]
  node [
    id 138
    label "Rui Zhao"
    authorId "rui-zhao"
    papers 1
    coauthors 4
    strength 4.0
    component 39
    community 38
  ]
  node [
    id 139
    label "Xiaokang Yang"
    authorId "xiaokang-yang"
    papers 1
    coauthors 4
    strength 4.0
    component 39
    community 38
  ]
  node [
    id 140
    label "Chenxi Yang"
    authorId "chenxi-yang"
    papers 1
    coauthors 1
    strength 1.0
    component 74
    community 74
  ]
  node [
    id 141
    label "Swarat Chaudhuri"
    authorId "swarat-chaudhuri"
    papers 1
    coauthors 1
    strength 1.0
    component 74
    community 74
  ]
  node [
    id 142
    label "Lys Sanz Moreta"
    authorId "lys-sanz-moreta"
    papers 1
    coauthors 5
    strength 5.0
    component 23
    community 23
  ]
  node [
    id 143
    label "Ola R&#248;nning"
    authorId "ola-ronning"
    papers 1
    coauthors 5
    strength 5.0
    component 23
    community 23
  ]
  node [
    id 144
    label "Ahmad Salim Al-Sibahi"
    authorId "ahmad-salim-al-sibahi"
    papers 1
    coauthors 5
    strength 5.0
    component 23
    community 23
  ]
  node [
    id 145
    label "Jotun Hein"
    authorId "jotun-hein"
    papers 1
    coauthors 5
    strength 5.0
    component 23
    community 23
  ]
  node [
    id 146
    label "Douglas Theobald"
    authorId "douglas-theobald"
    papers 1
    coauthors 5
    strength 5.0
    component 23
    community 23
  ]
  node [
    id 147
    label "Thomas Hamelryck"
    authorId "thomas-hamelryck"
    papers 1
    coauthors 5
    strength 5.0
    component 23
    community 23
  ]
  node [
    id 148
    label "Yao Zhu"
    authorId "yao-zhu"
    papers 1
    coauthors 2
    strength 2.0
    component 70
    community 70
  ]
  node [
    id 149
    label "Jiacheng Sun"
    authorId "jiacheng-sun"
    papers 1
    coauthors 2
    strength 2.0
    component 70
    community 70
  ]
  node [
    id 150
    label "Zhenguo Li"
    authorId "zhenguo-li"
    papers 1
    coauthors 2
    strength 2.0
    component 70
    community 70
  ]
  node [
    id 151
    label "Dacheng Yin"
    authorId "dacheng-yin"
    papers 1
    coauthors 5
    strength 5.0
    component 17
    community 22
  ]
  node [
    id 152
    label "Xuanchi Ren"
    authorId "xuanchi-ren"
    papers 2
    coauthors 6
    strength 8.0
    component 17
    community 22
  ]
  node [
    id 153
    label "Chong Luo"
    authorId "chong-luo"
    papers 1
    coauthors 5
    strength 5.0
    component 17
    community 22
  ]
  node [
    id 154
    label "Yuwang Wang"
    authorId "yuwang-wang"
    papers 2
    coauthors 6
    strength 8.0
    component 17
    community 22
  ]
  node [
    id 155
    label "Zhiwei Xiong"
    authorId "zhiwei-xiong"
    papers 1
    coauthors 5
    strength 5.0
    component 17
    community 22
  ]
  node [
    id 156
    label "Wenjun Zeng"
    authorId "wenjun-zeng"
    papers 2
    coauthors 6
    strength 8.0
    component 17
    community 22
  ]
  node [
    id 157
    label "Joonhyung Park"
    authorId "joonhyung-park"
    papers 1
    coauthors 2
    strength 2.0
    component 12
    community 12
  ]
  node [
    id 158
    label "Jaeyun Song"
    authorId "jaeyun-song"
    papers 1
    coauthors 2
    strength 2.0
    component 12
    community 12
  ]
  node [
    id 159
    label "Eunho Yang"
    authorId "eunho-yang"
    papers 2
    coauthors 5
    strength 5.0
    component 12
    community 12
  ]
  node [
    id 160
    label "Tianjian Zhang"
    authorId "tianjian-zhang"
    papers 1
    coauthors 2
    strength 2.0
    component 66
    community 66
  ]
  node [
    id 161
    label "Feng Yin"
    authorId "feng-yin"
    papers 1
    coauthors 2
    strength 2.0
    component 66
    community 66
  ]
  node [
    id 162
    label "Zhi-Quan Luo"
    authorId "zhi-quan-luo"
    papers 1
    coauthors 2
    strength 2.0
    component 66
    community 66
  ]
  node [
    id 163
    label "Zhuoning Yuan"
    authorId "zhuoning-yuan"
    papers 1
    coauthors 3
    strength 3.0
    component 57
    community 57
  ]
  node [
    id 164
    label "Zhishuai Guo"
    authorId "zhishuai-guo"
    papers 1
    coauthors 3
    strength 3.0
    component 57
    community 57
  ]
  node [
    id 165
    label "Nitesh Chawla"
    authorId "nitesh-chawla"
    papers 1
    coauthors 3
    strength 3.0
    component 57
    community 57
  ]
  node [
    id 166
    label "Tianbao Yang"
    authorId "tianbao-yang"
    papers 1
    coauthors 3
    strength 3.0
    component 57
    community 57
  ]
  node [
    id 167
    label "Divyam Madaan"
    authorId "divyam-madaan"
    papers 2
    coauthors 5
    strength 7.0
    component 12
    community 12
  ]
  node [
    id 168
    label "Jaehong Yoon"
    authorId "jaehong-yoon"
    papers 2
    coauthors 5
    strength 7.0
    component 12
    community 12
  ]
  node [
    id 169
    label "Yuanchun Li"
    authorId "yuanchun-li"
    papers 1
    coauthors 4
    strength 4.0
    component 12
    community 12
  ]
  node [
    id 170
    label "Yunxin Liu"
    authorId "yunxin-liu"
    papers 1
    coauthors 4
    strength 4.0
    component 12
    community 12
  ]
  node [
    id 171
    label "Sung Ju Hwang"
    authorId "sung-ju-hwang"
    papers 2
    coauthors 5
    strength 7.0
    component 12
    community 12
  ]
  node [
    id 172
    label "Honglin Yuan"
    authorId "honglin-yuan"
    papers 1
    coauthors 3
    strength 3.0
    component 54
    community 54
  ]
  node [
    id 173
    label "Warren Morningstar"
    authorId "warren-morningstar"
    papers 1
    coauthors 3
    strength 3.0
    component 54
    community 54
  ]
  node [
    id 174
    label "Lin Ning"
    authorId "lin-ning"
    papers 1
    coauthors 3
    strength 3.0
    component 54
    community 54
  ]
  node [
    id 175
    label "Karan Singhal"
    authorId "karan-singhal"
    papers 1
    coauthors 3
    strength 3.0
    component 54
    community 54
  ]
  node [
    id 176
    label "Changhee Lee"
    authorId "changhee-lee"
    papers 1
    coauthors 2
    strength 2.0
    component 60
    community 60
  ]
  node [
    id 177
    label "Fergus Imrie"
    authorId "fergus-imrie"
    papers 1
    coauthors 2
    strength 2.0
    component 60
    community 60
  ]
  node [
    id 178
    label "Mihaela van der Schaar"
    authorId "mihaela-van-der-schaar"
    papers 1
    coauthors 2
    strength 2.0
    component 60
    community 60
  ]
  node [
    id 179
    label "Wengong Jin"
    authorId "wengong-jin"
    papers 1
    coauthors 3
    strength 3.0
    component 55
    community 55
  ]
  node [
    id 180
    label "Jeremy Wohlwend"
    authorId "jeremy-wohlwend"
    papers 1
    coauthors 3
    strength 3.0
    component 55
    community 55
  ]
  node [
    id 181
    label "Regina Barzilay"
    authorId "regina-barzilay"
    papers 1
    coauthors 3
    strength 3.0
    component 55
    community 55
  ]
  node [
    id 182
    label "Tommi Jaakkola"
    authorId "tommi-jaakkola"
    papers 1
    coauthors 3
    strength 3.0
    component 55
    community 55
  ]
  node [
    id 183
    label "Zhijian Yang"
    authorId "zhijian-yang"
    papers 1
    coauthors 2
    strength 2.0
    component 62
    community 62
  ]
  node [
    id 184
    label "Junhao Wen"
    authorId "junhao-wen"
    papers 1
    coauthors 2
    strength 2.0
    component 62
    community 62
  ]
  node [
    id 185
    label "Christos Davatzikos"
    authorId "christos-davatzikos"
    papers 1
    coauthors 2
    strength 2.0
    component 62
    community 62
  ]
  node [
    id 186
    label "Xikun Zhang"
    authorId "xikun-zhang"
    papers 1
    coauthors 6
    strength 6.0
    component 15
    community 15
  ]
  node [
    id 187
    label "Antoine Bosselut"
    authorId "antoine-bosselut"
    papers 1
    coauthors 6
    strength 6.0
    component 15
    community 15
  ]
  node [
    id 188
    label "Michihiro Yasunaga"
    authorId "michihiro-yasunaga"
    papers 1
    coauthors 6
    strength 6.0
    component 15
    community 15
  ]
  node [
    id 189
    label "Hongyu Ren"
    authorId "hongyu-ren"
    papers 1
    coauthors 6
    strength 6.0
    component 15
    community 15
  ]
  node [
    id 190
    label "Percy Liang"
    authorId "percy-liang"
    papers 1
    coauthors 6
    strength 6.0
    component 15
    community 15
  ]
  node [
    id 191
    label "Christopher Manning"
    authorId "christopher-manning"
    papers 1
    coauthors 6
    strength 6.0
    component 15
    community 15
  ]
  node [
    id 192
    label "Jure Leskovec"
    authorId "jure-leskovec"
    papers 1
    coauthors 6
    strength 6.0
    component 15
    community 15
  ]
  node [
    id 193
    label "Shuo Yang"
    authorId "shuo-yang"
    papers 1
    coauthors 8
    strength 8.0
    component 6
    community 6
  ]
  node [
    id 194
    label "Peize Sun"
    authorId "peize-sun"
    papers 1
    coauthors 8
    strength 8.0
    component 6
    community 6
  ]
  node [
    id 195
    label "Yi Jiang"
    authorId "yi-jiang"
    papers 1
    coauthors 8
    strength 8.0
    component 6
    community 6
  ]
  node [
    id 196
    label "Xiaobo Xia"
    authorId "xiaobo-xia"
    papers 1
    coauthors 8
    strength 8.0
    component 6
    community 6
  ]
  node [
    id 197
    label "Ruiheng Zhang"
    authorId "ruiheng-zhang"
    papers 1
    coauthors 8
    strength 8.0
    component 6
    community 6
  ]
  node [
    id 198
    label "Zehuan Yuan"
    authorId "zehuan-yuan"
    papers 1
    coauthors 8
    strength 8.0
    component 6
    community 6
  ]
  node [
    id 199
    label "Changhu Wang"
    authorId "changhu-wang"
    papers 1
    coauthors 8
    strength 8.0
    component 6
    community 6
  ]
  node [
    id 200
    label "Ping Luo"
    authorId "ping-luo"
    papers 1
    coauthors 8
    strength 8.0
    component 6
    community 6
  ]
  node [
    id 201
    label "Min Xu"
    authorId "min-xu"
    papers 1
    coauthors 8
    strength 8.0
    component 6
    community 6
  ]
  node [
    id 202
    label "Tao Yang"
    authorId "tao-yang"
    papers 1
    coauthors 3
    strength 3.0
    component 17
    community 22
  ]
  node [
    id 203
    label "Jiaxian Guo"
    authorId "jiaxian-guo"
    papers 1
    coauthors 2
    strength 2.0
    component 63
    community 63
  ]
  node [
    id 204
    label "Mingming Gong"
    authorId "mingming-gong"
    papers 1
    coauthors 2
    strength 2.0
    component 63
    community 63
  ]
  node [
    id 205
    label "Dacheng Tao"
    authorId "dacheng-tao"
    papers 1
    coauthors 2
    strength 2.0
    component 63
    community 63
  ]
  node [
    id 206
    label "Hwanjun Song"
    authorId "hwanjun-song"
    papers 1
    coauthors 7
    strength 7.0
    component 11
    community 11
  ]
  node [
    id 207
    label "Deqing Sun"
    authorId "deqing-sun"
    papers 1
    coauthors 7
    strength 7.0
    component 11
    community 11
  ]
  node [
    id 208
    label "Sanghyuk Chun"
    authorId "sanghyuk-chun"
    papers 1
    coauthors 7
    strength 7.0
    component 11
    community 11
  ]
  node [
    id 209
    label "Varun Jampani"
    authorId "varun-jampani"
    papers 1
    coauthors 7
    strength 7.0
    component 11
    community 11
  ]
  node [
    id 210
    label "Dongyoon Han"
    authorId "dongyoon-han"
    papers 1
    coauthors 7
    strength 7.0
    component 11
    community 11
  ]
  node [
    id 211
    label "Byeongho Heo"
    authorId "byeongho-heo"
    papers 1
    coauthors 7
    strength 7.0
    component 11
    community 11
  ]
  node [
    id 212
    label "Wonjae Kim"
    authorId "wonjae-kim"
    papers 1
    coauthors 7
    strength 7.0
    component 11
    community 11
  ]
  node [
    id 213
    label "Ming-Hsuan Yang"
    authorId "ming-hsuan-yang"
    papers 1
    coauthors 7
    strength 7.0
    component 11
    community 11
  ]
  node [
    id 214
    label "Jaewoong Choi"
    authorId "jaewoong-choi"
    papers 1
    coauthors 5
    strength 5.0
    component 27
    community 27
  ]
  node [
    id 215
    label "Junho Lee"
    authorId "junho-lee"
    papers 1
    coauthors 5
    strength 5.0
    component 27
    community 27
  ]
  node [
    id 216
    label "Changyeon Yoon"
    authorId "changyeon-yoon"
    papers 1
    coauthors 5
    strength 5.0
    component 27
    community 27
  ]
  node [
    id 217
    label "Jung Ho Park"
    authorId "jung-ho-park"
    papers 1
    coauthors 5
    strength 5.0
    component 27
    community 27
  ]
  node [
    id 218
    label "Geonho Hwang"
    authorId "geonho-hwang"
    papers 1
    coauthors 5
    strength 5.0
    component 27
    community 27
  ]
  node [
    id 219
    label "Myungjoo Kang"
    authorId "myungjoo-kang"
    papers 1
    coauthors 5
    strength 5.0
    component 27
    community 27
  ]
  node [
    id 220
    label "Kyuhong Shim"
    authorId "kyuhong-shim"
    papers 1
    coauthors 2
    strength 2.0
    component 71
    community 71
  ]
  node [
    id 221
    label "Jungwook Choi"
    authorId "jungwook-choi"
    papers 1
    coauthors 2
    strength 2.0
    component 71
    community 71
  ]
  node [
    id 222
    label "Wonyong Sung"
    authorId "wonyong-sung"
    papers 1
    coauthors 2
    strength 2.0
    component 71
    community 71
  ]
  node [
    id 223
    label "Jiefeng Chen"
    authorId "jiefeng-chen"
    papers 1
    coauthors 4
    strength 4.0
    component 45
    community 43
  ]
  node [
    id 224
    label "Xi Wu"
    authorId "xi-wu"
    papers 1
    coauthors 4
    strength 4.0
    component 45
    community 43
  ]
  node [
    id 225
    label "Yang Guo"
    authorId "yang-guo"
    papers 1
    coauthors 4
    strength 4.0
    component 45
    community 43
  ]
  node [
    id 226
    label "Yingyu Liang"
    authorId "yingyu-liang"
    papers 1
    coauthors 4
    strength 4.0
    component 45
    community 43
  ]
  node [
    id 227
    label "Somesh Jha"
    authorId "somesh-jha"
    papers 1
    coauthors 4
    strength 4.0
    component 45
    community 43
  ]
  node [
    id 228
    label "Rylee Thompson"
    authorId "rylee-thompson"
    papers 1
    coauthors 4
    strength 4.0
    component 36
    community 35
  ]
  node [
    id 229
    label "Boris Knyazev"
    authorId "boris-knyazev"
    papers 1
    coauthors 4
    strength 4.0
    component 36
    community 35
  ]
  node [
    id 230
    label "Elahe Ghalebi"
    authorId "elahe-ghalebi"
    papers 1
    coauthors 4
    strength 4.0
    component 36
    community 35
  ]
  node [
    id 231
    label "Jungtaek Kim"
    authorId "jungtaek-kim"
    papers 1
    coauthors 4
    strength 4.0
    component 36
    community 35
  ]
  node [
    id 232
    label "Graham W Taylor"
    authorId "graham-w-taylor"
    papers 1
    coauthors 4
    strength 4.0
    component 36
    community 35
  ]
  node [
    id 233
    label "Kwonjoon Lee"
    authorId "kwonjoon-lee"
    papers 1
    coauthors 5
    strength 5.0
    component 26
    community 26
  ]
  node [
    id 234
    label "Huiwen Chang"
    authorId "huiwen-chang"
    papers 1
    coauthors 5
    strength 5.0
    component 26
    community 26
  ]
  node [
    id 235
    label "Lu Jiang"
    authorId "lu-jiang"
    papers 1
    coauthors 5
    strength 5.0
    component 26
    community 26
  ]
  node [
    id 236
    label "Han Zhang"
    authorId "han-zhang"
    papers 1
    coauthors 5
    strength 5.0
    component 26
    community 26
  ]
  node [
    id 237
    label "Zhuowen Tu"
    authorId "zhuowen-tu"
    papers 1
    coauthors 5
    strength 5.0
    component 26
    community 26
  ]
  node [
    id 238
    label "Ce Liu"
    authorId "ce-liu"
    papers 1
    coauthors 5
    strength 5.0
    component 26
    community 26
  ]
  node [
    id 239
    label "Haoang Chi"
    authorId "haoang-chi"
    papers 1
    coauthors 8
    strength 8.0
    component 5
    community 5
  ]
  node [
    id 240
    label "Feng Liu"
    authorId "feng-liu"
    papers 1
    coauthors 8
    strength 8.0
    component 5
    community 5
  ]
  node [
    id 241
    label "Wenjing Yang"
    authorId "wenjing-yang"
    papers 1
    coauthors 8
    strength 8.0
    component 5
    community 5
  ]
  node [
    id 242
    label "Long Lan"
    authorId "long-lan"
    papers 1
    coauthors 8
    strength 8.0
    component 5
    community 5
  ]
  node [
    id 243
    label "Tongliang Liu"
    authorId "tongliang-liu"
    papers 1
    coauthors 8
    strength 8.0
    component 5
    community 5
  ]
  node [
    id 244
    label "Bo Han"
    authorId "bo-han"
    papers 1
    coauthors 8
    strength 8.0
    component 5
    community 5
  ]
  node [
    id 245
    label "Gang Niu"
    authorId "gang-niu"
    papers 1
    coauthors 8
    strength 8.0
    component 5
    community 5
  ]
  node [
    id 246
    label "Mingyuan Zhou"
    authorId "mingyuan-zhou"
    papers 1
    coauthors 8
    strength 8.0
    component 5
    community 5
  ]
  node [
    id 247
    label "Masashi Sugiyama"
    authorId "masashi-sugiyama"
    papers 1
    coauthors 8
    strength 8.0
    component 5
    community 5
  ]
  node [
    id 248
    label "Yatin Nandwani"
    authorId "yatin-nandwani"
    papers 1
    coauthors 3
    strength 3.0
    component 56
    community 56
  ]
  node [
    id 249
    label "Vidit Jain"
    authorId "vidit-jain"
    papers 1
    coauthors 3
    strength 3.0
    component 56
    community 56
  ]
  node [
    id 250
    label "Mausam"
    authorId "mausam"
    papers 1
    coauthors 3
    strength 3.0
    component 56
    community 56
  ]
  node [
    id 251
    label "Parag Singla"
    authorId "parag-singla"
    papers 1
    coauthors 3
    strength 3.0
    component 56
    community 56
  ]
  node [
    id 252
    label "Dongqi Han"
    authorId "dongqi-han"
    papers 1
    coauthors 6
    strength 6.0
    component 18
    community 17
  ]
  node [
    id 253
    label "Tadashi Kozuno"
    authorId "tadashi-kozuno"
    papers 1
    coauthors 6
    strength 6.0
    component 18
    community 17
  ]
  node [
    id 254
    label "Xufang Luo"
    authorId "xufang-luo"
    papers 1
    coauthors 6
    strength 6.0
    component 18
    community 17
  ]
  node [
    id 255
    label "Zhao-Yun Chen"
    authorId "zhao-yun-chen"
    papers 1
    coauthors 6
    strength 6.0
    component 18
    community 17
  ]
  node [
    id 256
    label "Kenji Doya"
    authorId "kenji-doya"
    papers 1
    coauthors 6
    strength 6.0
    component 18
    community 17
  ]
  node [
    id 257
    label "Yuqing Yang"
    authorId "yuqing-yang"
    papers 1
    coauthors 6
    strength 6.0
    component 18
    community 17
  ]
  node [
    id 258
    label "Dongsheng Li"
    authorId "dongsheng-li"
    papers 1
    coauthors 6
    strength 6.0
    component 18
    community 17
  ]
  node [
    id 259
    label "Ruihai Wu"
    authorId "ruihai-wu"
    papers 1
    coauthors 9
    strength 9.0
    component 1
    community 1
  ]
  node [
    id 260
    label "Yan Zhao"
    authorId "yan-zhao"
    papers 1
    coauthors 9
    strength 9.0
    component 1
    community 1
  ]
  node [
    id 261
    label "Kaichun Mo"
    authorId "kaichun-mo"
    papers 1
    coauthors 9
    strength 9.0
    component 1
    community 1
  ]
  node [
    id 262
    label "Zizheng Guo"
    authorId "zizheng-guo"
    papers 1
    coauthors 9
    strength 9.0
    component 1
    community 1
  ]
  node [
    id 263
    label "Yian Wang"
    authorId "yian-wang"
    papers 1
    coauthors 9
    strength 9.0
    component 1
    community 1
  ]
  node [
    id 264
    label "Tianhao Wu"
    authorId "tianhao-wu"
    papers 1
    coauthors 9
    strength 9.0
    component 1
    community 1
  ]
  node [
    id 265
    label "Qingnan Fan"
    authorId "qingnan-fan"
    papers 1
    coauthors 9
    strength 9.0
    component 1
    community 1
  ]
  node [
    id 266
    label "Xuelin Chen"
    authorId "xuelin-chen"
    papers 1
    coauthors 9
    strength 9.0
    component 1
    community 1
  ]
  node [
    id 267
    label "Leonidas Guibas"
    authorId "leonidas-guibas"
    papers 2
    coauthors 11
    strength 11.0
    component 1
    community 1
  ]
  node [
    id 268
    label "Hao Dong"
    authorId "hao-dong"
    papers 1
    coauthors 9
    strength 9.0
    component 1
    community 1
  ]
  node [
    id 269
    label "Wei Jin"
    authorId "wei-jin"
    papers 1
    coauthors 5
    strength 5.0
    component 31
    community 31
  ]
  node [
    id 270
    label "Xiaorui Liu"
    authorId "xiaorui-liu"
    papers 1
    coauthors 5
    strength 5.0
    component 31
    community 31
  ]
  node [
    id 271
    label "Xiangyu Zhao"
    authorId "xiangyu-zhao"
    papers 1
    coauthors 5
    strength 5.0
    component 31
    community 31
  ]
  node [
    id 272
    label "Yao Ma"
    authorId "yao-ma"
    papers 1
    coauthors 5
    strength 5.0
    component 31
    community 31
  ]
  node [
    id 273
    label "Neil Shah"
    authorId "neil-shah"
    papers 1
    coauthors 5
    strength 5.0
    component 31
    community 31
  ]
  node [
    id 274
    label "Jiliang Tang"
    authorId "jiliang-tang"
    papers 1
    coauthors 5
    strength 5.0
    component 31
    community 31
  ]
  node [
    id 275
    label "Kunchang Li"
    authorId "kunchang-li"
    papers 1
    coauthors 6
    strength 6.0
    component 19
    community 18
  ]
  node [
    id 276
    label "Yali Wang"
    authorId "yali-wang"
    papers 1
    coauthors 6
    strength 6.0
    component 19
    community 18
  ]
  node [
    id 277
    label "Gao Peng"
    authorId "gao-peng"
    papers 1
    coauthors 6
    strength 6.0
    component 19
    community 18
  ]
  node [
    id 278
    label "Guanglu Song"
    authorId "guanglu-song"
    papers 1
    coauthors 6
    strength 6.0
    component 19
    community 18
  ]
  node [
    id 279
    label "Yu Liu"
    authorId "yu-liu"
    papers 1
    coauthors 6
    strength 6.0
    component 19
    community 18
  ]
  node [
    id 280
    label "Hongsheng Li"
    authorId "hongsheng-li"
    papers 1
    coauthors 6
    strength 6.0
    component 19
    community 18
  ]
  node [
    id 281
    label "Yu Qiao"
    authorId "yu-qiao"
    papers 1
    coauthors 6
    strength 6.0
    component 19
    community 18
  ]
  node [
    id 282
    label "Shufang Xie"
    authorId "shufang-xie"
    papers 1
    coauthors 6
    strength 6.0
    component 2
    community 2
  ]
  node [
    id 283
    label "Ang Lv"
    authorId "ang-lv"
    papers 1
    coauthors 6
    strength 6.0
    component 2
    community 2
  ]
  node [
    id 284
    label "Yingce Xia"
    authorId "yingce-xia"
    papers 1
    coauthors 6
    strength 6.0
    component 2
    community 2
  ]
  node [
    id 285
    label "Lijun Wu"
    authorId "lijun-wu"
    papers 1
    coauthors 6
    strength 6.0
    component 2
    community 2
  ]
  node [
    id 286
    label "Tie-Yan Liu"
    authorId "tie-yan-liu"
    papers 1
    coauthors 6
    strength 6.0
    component 2
    community 2
  ]
  node [
    id 287
    label "Rui Yan"
    authorId "rui-yan"
    papers 1
    coauthors 6
    strength 6.0
    component 2
    community 2
  ]
  node [
    id 288
    label "Rose Wang"
    authorId "rose-wang"
    papers 1
    coauthors 3
    strength 3.0
    component 51
    community 51
  ]
  node [
    id 289
    label "Esin Durmus"
    authorId "esin-durmus"
    papers 1
    coauthors 3
    strength 3.0
    component 51
    community 51
  ]
  node [
    id 290
    label "Noah Goodman"
    authorId "noah-goodman"
    papers 1
    coauthors 3
    strength 3.0
    component 51
    community 51
  ]
  node [
    id 291
    label "Tatsunori Hashimoto"
    authorId "tatsunori-hashimoto"
    papers 1
    coauthors 3
    strength 3.0
    component 51
    community 51
  ]
  node [
    id 292
    label "Di Huang"
    authorId "di-huang"
    papers 1
    coauthors 8
    strength 8.0
    component 8
    community 7
  ]
  node [
    id 293
    label "Rui Zhang"
    authorId "rui-zhang"
    papers 1
    coauthors 8
    strength 8.0
    component 8
    community 7
  ]
  node [
    id 294
    label "Xing Hu"
    authorId "xing-hu"
    papers 1
    coauthors 8
    strength 8.0
    component 8
    community 7
  ]
  node [
    id 295
    label "Xishan Zhang"
    authorId "xishan-zhang"
    papers 1
    coauthors 8
    strength 8.0
    component 8
    community 7
  ]
  node [
    id 296
    label "Pengwei Jin"
    authorId "pengwei-jin"
    papers 1
    coauthors 8
    strength 8.0
    component 8
    community 7
  ]
  node [
    id 297
    label "Nan Li"
    authorId "nan-li"
    papers 1
    coauthors 8
    strength 8.0
    component 8
    community 7
  ]
  node [
    id 298
    label "Zidong Du"
    authorId "zidong-du"
    papers 1
    coauthors 8
    strength 8.0
    component 8
    community 7
  ]
  node [
    id 299
    label "Qi Guo"
    authorId "qi-guo"
    papers 1
    coauthors 8
    strength 8.0
    component 8
    community 7
  ]
  node [
    id 300
    label "Yunji Chen"
    authorId "yunji-chen"
    papers 1
    coauthors 8
    strength 8.0
    component 8
    community 7
  ]
  node [
    id 301
    label "Binjie Zhang"
    authorId "binjie-zhang"
    papers 1
    coauthors 7
    strength 7.0
    component 10
    community 10
  ]
  node [
    id 302
    label "Yixiao Ge"
    authorId "yixiao-ge"
    papers 1
    coauthors 7
    strength 7.0
    component 10
    community 10
  ]
  node [
    id 303
    label "Yantao Shen"
    authorId "yantao-shen"
    papers 1
    coauthors 7
    strength 7.0
    component 10
    community 10
  ]
  node [
    id 304
    label "Yu Li"
    authorId "yu-li"
    papers 1
    coauthors 7
    strength 7.0
    component 10
    community 10
  ]
  node [
    id 305
    label "Chun Yuan"
    authorId "chun-yuan"
    papers 1
    coauthors 7
    strength 7.0
    component 10
    community 10
  ]
  node [
    id 306
    label "XUYUAN XU"
    authorId "xuyuan-xu"
    papers 1
    coauthors 7
    strength 7.0
    component 10
    community 10
  ]
  node [
    id 307
    label "Yexin Wang"
    authorId "yexin-wang"
    papers 1
    coauthors 7
    strength 7.0
    component 10
    community 10
  ]
  node [
    id 308
    label "Ying Shan"
    authorId "ying-shan"
    papers 1
    coauthors 7
    strength 7.0
    component 10
    community 10
  ]
  node [
    id 309
    label "Tongzhou Wang"
    authorId "tongzhou-wang"
    papers 1
    coauthors 1
    strength 1.0
    component 33
    community 44
  ]
  node [
    id 310
    label "Shuxiao Chen"
    authorId "shuxiao-chen"
    papers 1
    coauthors 4
    strength 4.0
    component 7
    community 8
  ]
  node [
    id 311
    label "Koby Crammer"
    authorId "koby-crammer"
    papers 1
    coauthors 4
    strength 4.0
    component 7
    community 8
  ]
  node [
    id 312
    label "Hangfeng He"
    authorId "hangfeng-he"
    papers 1
    coauthors 4
    strength 4.0
    component 7
    community 8
  ]
  node [
    id 313
    label "Dan Roth"
    authorId "dan-roth"
    papers 1
    coauthors 4
    strength 4.0
    component 7
    community 8
  ]
  node [
    id 314
    label "Dongsu Zhang"
    authorId "dongsu-zhang"
    papers 1
    coauthors 3
    strength 3.0
    component 50
    community 50
  ]
  node [
    id 315
    label "Changwoon Choi"
    authorId "changwoon-choi"
    papers 1
    coauthors 3
    strength 3.0
    component 50
    community 50
  ]
  node [
    id 316
    label "Inbum Park"
    authorId "inbum-park"
    papers 1
    coauthors 3
    strength 3.0
    component 50
    community 50
  ]
  node [
    id 317
    label "Young Min Kim"
    authorId "young-min-kim"
    papers 1
    coauthors 3
    strength 3.0
    component 50
    community 50
  ]
  node [
    id 318
    label "Biwei Huang"
    authorId "biwei-huang"
    papers 1
    coauthors 4
    strength 4.0
    component 35
    community 34
  ]
  node [
    id 319
    label "Fan Feng"
    authorId "fan-feng"
    papers 1
    coauthors 4
    strength 4.0
    component 35
    community 34
  ]
  node [
    id 320
    label "Chaochao Lu"
    authorId "chaochao-lu"
    papers 1
    coauthors 4
    strength 4.0
    component 35
    community 34
  ]
  node [
    id 321
    label "Sara Magliacane"
    authorId "sara-magliacane"
    papers 1
    coauthors 4
    strength 4.0
    component 35
    community 34
  ]
  node [
    id 322
    label "Kun Zhang"
    authorId "kun-zhang"
    papers 1
    coauthors 4
    strength 4.0
    component 35
    community 34
  ]
  node [
    id 323
    label "Xiaoling Hu"
    authorId "xiaoling-hu"
    papers 1
    coauthors 5
    strength 5.0
    component 28
    community 28
  ]
  node [
    id 324
    label "Xiao Lin"
    authorId "xiao-lin"
    papers 1
    coauthors 5
    strength 5.0
    component 28
    community 28
  ]
  node [
    id 325
    label "Michael Cogswell"
    authorId "michael-cogswell"
    papers 1
    coauthors 5
    strength 5.0
    component 28
    community 28
  ]
  node [
    id 326
    label "Yi Yao"
    authorId "yi-yao"
    papers 1
    coauthors 5
    strength 5.0
    component 28
    community 28
  ]
  node [
    id 327
    label "Susmit Jha"
    authorId "susmit-jha"
    papers 1
    coauthors 5
    strength 5.0
    component 28
    community 28
  ]
  node [
    id 328
    label "Chao Chen"
    authorId "chao-chen"
    papers 1
    coauthors 5
    strength 5.0
    component 28
    community 28
  ]
  node [
    id 329
    label "Xiaoyu Liu"
    authorId "xiaoyu-liu"
    papers 1
    coauthors 2
    strength 2.0
    component 68
    community 68
  ]
  node [
    id 330
    label "Jiahao Su"
    authorId "jiahao-su"
    papers 1
    coauthors 2
    strength 2.0
    component 68
    community 68
  ]
  node [
    id 331
    label "Furong Huang"
    authorId "furong-huang"
    papers 1
    coauthors 2
    strength 2.0
    component 68
    community 68
  ]
  node [
    id 332
    label "Sihyun Yu"
    authorId "sihyun-yu"
    papers 1
    coauthors 6
    strength 6.0
    component 20
    community 19
  ]
  node [
    id 333
    label "Jihoon Tack"
    authorId "jihoon-tack"
    papers 1
    coauthors 6
    strength 6.0
    component 20
    community 19
  ]
  node [
    id 334
    label "Sangwoo Mo"
    authorId "sangwoo-mo"
    papers 1
    coauthors 6
    strength 6.0
    component 20
    community 19
  ]
  node [
    id 335
    label "Hyunsu Kim"
    authorId "hyunsu-kim"
    papers 1
    coauthors 6
    strength 6.0
    component 20
    community 19
  ]
  node [
    id 336
    label "Junho Kim"
    authorId "junho-kim"
    papers 1
    coauthors 6
    strength 6.0
    component 20
    community 19
  ]
  node [
    id 337
    label "Jung-Woo Ha"
    authorId "jung-woo-ha"
    papers 1
    coauthors 6
    strength 6.0
    component 20
    community 19
  ]
  node [
    id 338
    label "Jinwoo Shin"
    authorId "jinwoo-shin"
    papers 1
    coauthors 6
    strength 6.0
    component 20
    community 19
  ]
  node [
    id 339
    label "Hao Liu"
    authorId "hao-liu"
    papers 1
    coauthors 1
    strength 1.0
    component 76
    community 76
  ]
  node [
    id 340
    label "Huaping Liu"
    authorId "huaping-liu"
    papers 1
    coauthors 1
    strength 1.0
    component 76
    community 76
  ]
  node [
    id 341
    label "Renkun Ni"
    authorId "renkun-ni"
    papers 1
    coauthors 4
    strength 4.0
    component 40
    community 39
  ]
  node [
    id 342
    label "Manli Shu"
    authorId "manli-shu"
    papers 1
    coauthors 4
    strength 4.0
    component 40
    community 39
  ]
  node [
    id 343
    label "Hossein Souri"
    authorId "hossein-souri"
    papers 1
    coauthors 4
    strength 4.0
    component 40
    community 39
  ]
  node [
    id 344
    label "Micah Goldblum"
    authorId "micah-goldblum"
    papers 1
    coauthors 4
    strength 4.0
    component 40
    community 39
  ]
  node [
    id 345
    label "Tom Goldstein"
    authorId "tom-goldstein"
    papers 1
    coauthors 4
    strength 4.0
    component 40
    community 39
  ]
  node [
    id 346
    label "Jaehoon Oh"
    authorId "jaehoon-oh"
    papers 1
    coauthors 2
    strength 2.0
    component 43
    community 45
  ]
  node [
    id 347
    label "SangMook Kim"
    authorId "sangmook-kim"
    papers 1
    coauthors 2
    strength 2.0
    component 43
    community 45
  ]
  node [
    id 348
    label "William Harvey"
    authorId "william-harvey"
    papers 1
    coauthors 2
    strength 2.0
    component 67
    community 67
  ]
  node [
    id 349
    label "Saeid Naderiparizi"
    authorId "saeid-naderiparizi"
    papers 1
    coauthors 2
    strength 2.0
    component 67
    community 67
  ]
  node [
    id 350
    label "Frank Wood"
    authorId "frank-wood"
    papers 1
    coauthors 2
    strength 2.0
    component 67
    community 67
  ]
  node [
    id 351
    label "Thien Le"
    authorId "thien-le"
    papers 1
    coauthors 1
    strength 1.0
    component 81
    community 81
  ]
  node [
    id 352
    label "Stefanie Jegelka"
    authorId "stefanie-jegelka"
    papers 1
    coauthors 1
    strength 1.0
    component 81
    community 81
  ]
  node [
    id 353
    label "Zonghan Yang"
    authorId "zonghan-yang"
    papers 1
    coauthors 1
    strength 1.0
    component 82
    community 82
  ]
  node [
    id 354
    label "Yang Liu"
    authorId "yang-liu"
    papers 1
    coauthors 1
    strength 1.0
    component 82
    community 82
  ]
  node [
    id 355
    label "Yonghyeon Lee"
    authorId "yonghyeon-lee"
    papers 1
    coauthors 3
    strength 3.0
    component 52
    community 52
  ]
  node [
    id 356
    label "Sangwoong Yoon"
    authorId "sangwoong-yoon"
    papers 1
    coauthors 3
    strength 3.0
    component 52
    community 52
  ]
  node [
    id 357
    label "MinJun Son"
    authorId "minjun-son"
    papers 1
    coauthors 3
    strength 3.0
    component 52
    community 52
  ]
  node [
    id 358
    label "Frank Park"
    authorId "frank-park"
    papers 1
    coauthors 3
    strength 3.0
    component 52
    community 52
  ]
  node [
    id 359
    label "Tong Bu"
    authorId "tong-bu"
    papers 1
    coauthors 5
    strength 5.0
    component 30
    community 30
  ]
  node [
    id 360
    label "Wei Fang"
    authorId "wei-fang"
    papers 1
    coauthors 5
    strength 5.0
    component 30
    community 30
  ]
  node [
    id 361
    label "Jianhao Ding"
    authorId "jianhao-ding"
    papers 1
    coauthors 5
    strength 5.0
    component 30
    community 30
  ]
  node [
    id 362
    label "PENGLIN DAI"
    authorId "penglin-dai"
    papers 1
    coauthors 5
    strength 5.0
    component 30
    community 30
  ]
  node [
    id 363
    label "Zhaofei Yu"
    authorId "zhaofei-yu"
    papers 1
    coauthors 5
    strength 5.0
    component 30
    community 30
  ]
  node [
    id 364
    label "Tiejun Huang"
    authorId "tiejun-huang"
    papers 1
    coauthors 5
    strength 5.0
    component 30
    community 30
  ]
  node [
    id 365
    label "Pan Xu"
    authorId "pan-xu"
    papers 1
    coauthors 3
    strength 3.0
    component 53
    community 53
  ]
  node [
    id 366
    label "Zheng Wen"
    authorId "zheng-wen"
    papers 1
    coauthors 3
    strength 3.0
    component 53
    community 53
  ]
  node [
    id 367
    label "Handong Zhao"
    authorId "handong-zhao"
    papers 1
    coauthors 3
    strength 3.0
    component 53
    community 53
  ]
  node [
    id 368
    label "Quanquan Gu"
    authorId "quanquan-gu"
    papers 1
    coauthors 3
    strength 3.0
    component 53
    community 53
  ]
  node [
    id 369
    label "Ryo Karakida"
    authorId "ryo-karakida"
    papers 1
    coauthors 1
    strength 1.0
    component 80
    community 80
  ]
  node [
    id 370
    label "Shotaro Akaho"
    authorId "shotaro-akaho"
    papers 1
    coauthors 1
    strength 1.0
    component 80
    community 80
  ]
  node [
    id 371
    label "Junguang Jiang"
    authorId "junguang-jiang"
    papers 1
    coauthors 3
    strength 3.0
    component 49
    community 49
  ]
  node [
    id 372
    label "baixu chen"
    authorId "baixu-chen"
    papers 1
    coauthors 3
    strength 3.0
    component 49
    community 49
  ]
  node [
    id 373
    label "Jianmin Wang"
    authorId "jianmin-wang"
    papers 1
    coauthors 3
    strength 3.0
    component 49
    community 49
  ]
  node [
    id 374
    label "Mingsheng Long"
    authorId "mingsheng-long"
    papers 1
    coauthors 3
    strength 3.0
    component 49
    community 49
  ]
  node [
    id 375
    label "Kirby Banman"
    authorId "kirby-banman"
    papers 1
    coauthors 4
    strength 4.0
    component 34
    community 33
  ]
  node [
    id 376
    label "Garnet Liam Peet-Pare"
    authorId "garnet-liam-peet-pare"
    papers 1
    coauthors 4
    strength 4.0
    component 34
    community 33
  ]
  node [
    id 377
    label "Nidhi Hegde"
    authorId "nidhi-hegde"
    papers 1
    coauthors 4
    strength 4.0
    component 34
    community 33
  ]
  node [
    id 378
    label "Alona Fyshe"
    authorId "alona-fyshe"
    papers 1
    coauthors 4
    strength 4.0
    component 34
    community 33
  ]
  node [
    id 379
    label "Martha White"
    authorId "martha-white"
    papers 1
    coauthors 4
    strength 4.0
    component 34
    community 33
  ]
  node [
    id 380
    label "Simiao Zuo"
    authorId "simiao-zuo"
    papers 1
    coauthors 7
    strength 7.0
    component 14
    community 14
  ]
  node [
    id 381
    label "Xiaodong Liu"
    authorId "xiaodong-liu"
    papers 1
    coauthors 7
    strength 7.0
    component 14
    community 14
  ]
  node [
    id 382
    label "Jian Jiao"
    authorId "jian-jiao"
    papers 1
    coauthors 7
    strength 7.0
    component 14
    community 14
  ]
  node [
    id 383
    label "Young Jin Kim"
    authorId "young-jin-kim"
    papers 1
    coauthors 7
    strength 7.0
    component 14
    community 14
  ]
  node [
    id 384
    label "Hany Hassan Awadalla"
    authorId "hany-hassan-awadalla"
    papers 1
    coauthors 7
    strength 7.0
    component 14
    community 14
  ]
  node [
    id 385
    label "Ruofei Zhang"
    authorId "ruofei-zhang"
    papers 1
    coauthors 7
    strength 7.0
    component 14
    community 14
  ]
  node [
    id 386
    label "Jianfeng Gao"
    authorId "jianfeng-gao"
    papers 1
    coauthors 7
    strength 7.0
    component 14
    community 14
  ]
  node [
    id 387
    label "Tuo Zhao"
    authorId "tuo-zhao"
    papers 1
    coauthors 7
    strength 7.0
    component 14
    community 14
  ]
  node [
    id 388
    label "Xinting Hu"
    authorId "xinting-hu"
    papers 1
    coauthors 4
    strength 4.0
    component 38
    community 37
  ]
  node [
    id 389
    label "Yulei Niu"
    authorId "yulei-niu"
    papers 1
    coauthors 4
    strength 4.0
    component 38
    community 37
  ]
  node [
    id 390
    label "Chunyan Miao"
    authorId "chunyan-miao"
    papers 1
    coauthors 4
    strength 4.0
    component 38
    community 37
  ]
  node [
    id 391
    label "Xian-Sheng Hua"
    authorId "xian-sheng-hua"
    papers 1
    coauthors 4
    strength 4.0
    component 38
    community 37
  ]
  node [
    id 392
    label "Hanwang Zhang"
    authorId "hanwang-zhang"
    papers 1
    coauthors 4
    strength 4.0
    component 38
    community 37
  ]
  node [
    id 393
    label "Ruihan Yang"
    authorId "ruihan-yang"
    papers 1
    coauthors 4
    strength 4.0
    component 41
    community 40
  ]
  node [
    id 394
    label "Minghao Zhang"
    authorId "minghao-zhang"
    papers 1
    coauthors 4
    strength 4.0
    component 41
    community 40
  ]
  node [
    id 395
    label "Nicklas Hansen"
    authorId "nicklas-hansen"
    papers 1
    coauthors 4
    strength 4.0
    component 41
    community 40
  ]
  node [
    id 396
    label "Huazhe Xu"
    authorId "huazhe-xu"
    papers 1
    coauthors 4
    strength 4.0
    component 41
    community 40
  ]
  node [
    id 397
    label "Xiaolong Wang"
    authorId "xiaolong-wang"
    papers 1
    coauthors 4
    strength 4.0
    component 41
    community 40
  ]
  node [
    id 398
    label "Yuning You"
    authorId "yuning-you"
    papers 1
    coauthors 4
    strength 4.0
    component 46
    community 46
  ]
  node [
    id 399
    label "Yue Cao"
    authorId "yue-cao"
    papers 1
    coauthors 4
    strength 4.0
    component 46
    community 46
  ]
  node [
    id 400
    label "Tianlong Chen"
    authorId "tianlong-chen"
    papers 1
    coauthors 4
    strength 4.0
    component 46
    community 46
  ]
  node [
    id 401
    label "Zhangyang Wang"
    authorId "zhangyang-wang"
    papers 1
    coauthors 4
    strength 4.0
    component 46
    community 46
  ]
  node [
    id 402
    label "Yang Shen"
    authorId "yang-shen"
    papers 1
    coauthors 4
    strength 4.0
    component 46
    community 46
  ]
  node [
    id 403
    label "Minghao Guo"
    authorId "minghao-guo"
    papers 1
    coauthors 5
    strength 5.0
    component 25
    community 25
  ]
  node [
    id 404
    label "Veronika Thost"
    authorId "veronika-thost"
    papers 1
    coauthors 5
    strength 5.0
    component 25
    community 25
  ]
  node [
    id 405
    label "Beichen Li"
    authorId "beichen-li"
    papers 1
    coauthors 5
    strength 5.0
    component 25
    community 25
  ]
  node [
    id 406
    label "Payel Das"
    authorId "payel-das"
    papers 1
    coauthors 5
    strength 5.0
    component 25
    community 25
  ]
  node [
    id 407
    label "Jie Chen"
    authorId "jie-chen"
    papers 1
    coauthors 5
    strength 5.0
    component 25
    community 25
  ]
  node [
    id 408
    label "Wojciech Matusik"
    authorId "wojciech-matusik"
    papers 1
    coauthors 5
    strength 5.0
    component 25
    community 25
  ]
  node [
    id 409
    label "Beidi Chen"
    authorId "beidi-chen"
    papers 1
    coauthors 6
    strength 6.0
    component 16
    community 16
  ]
  node [
    id 410
    label "Tri Dao"
    authorId "tri-dao"
    papers 1
    coauthors 6
    strength 6.0
    component 16
    community 16
  ]
  node [
    id 411
    label "Kaizhao Liang"
    authorId "kaizhao-liang"
    papers 1
    coauthors 6
    strength 6.0
    component 16
    community 16
  ]
  node [
    id 412
    label "Jiaming Yang"
    authorId "jiaming-yang"
    papers 1
    coauthors 6
    strength 6.0
    component 16
    community 16
  ]
  node [
    id 413
    label "Zhao Song"
    authorId "zhao-song"
    papers 1
    coauthors 6
    strength 6.0
    component 16
    community 16
  ]
  node [
    id 414
    label "Atri Rudra"
    authorId "atri-rudra"
    papers 1
    coauthors 6
    strength 6.0
    component 16
    community 16
  ]
  node [
    id 415
    label "Christopher Re"
    authorId "christopher-re"
    papers 1
    coauthors 6
    strength 6.0
    component 16
    community 16
  ]
  node [
    id 416
    label "Johan Bjorck"
    authorId "johan-bjorck"
    papers 1
    coauthors 2
    strength 2.0
    component 59
    community 59
  ]
  node [
    id 417
    label "Carla Gomes"
    authorId "carla-gomes"
    papers 1
    coauthors 2
    strength 2.0
    component 59
    community 59
  ]
  node [
    id 418
    label "Kilian Weinberger"
    authorId "kilian-weinberger"
    papers 1
    coauthors 2
    strength 2.0
    component 59
    community 59
  ]
  node [
    id 419
    label "Koven Yu"
    authorId "koven-yu"
    papers 1
    coauthors 2
    strength 2.0
    component 1
    community 1
  ]
  node [
    id 420
    label "Jiajun Wu"
    authorId "jiajun-wu"
    papers 1
    coauthors 2
    strength 2.0
    component 1
    community 1
  ]
  edge [
    source 0
    target 1
    papers 1
    weight 1.0
  ]
  edge [
    source 0
    target 2
    papers 1
    weight 1.0
  ]
  edge [
    source 1
    target 2
    papers 1
    weight 1.0
  ]
  edge [
    source 2
    target 346
    papers 1
    weight 1.0
  ]
  edge [
    source 2
    target 347
    papers 1
    weight 1.0
  ]
  edge [
    source 3
    target 4
    papers 1
    weight 1.0
  ]
  edge [
    source 3
    target 5
    papers 1
    weight 1.0
  ]
  edge [
    source 4
    target 5
    papers 1
    weight 1.0
  ]
  edge [
    source 6
    target 7
    papers 1
    weight 1.0
  ]
  edge [
    source 6
    target 8
    papers 1
    weight 1.0
  ]
  edge [
    source 7
    target 8
    papers 1
    weight 1.0
  ]
  edge [
    source 9
    target 10
    papers 1
    weight 1.0
  ]
  edge [
    source 9
    target 11
    papers 1
    weight 1.0
  ]
  edge [
    source 9
    target 12
    papers 1
    weight 1.0
  ]
  edge [
    source 9
    target 13
    papers 1
    weight 1.0
  ]
  edge [
    source 9
    target 14
    papers 1
    weight 1.0
  ]
  edge [
    source 9
    target 15
    papers 1
    weight 1.0
  ]
  edge [
    source 9
    target 16
    papers 1
    weight 1.0
  ]
  edge [
    source 9
    target 17
    papers 1
    weight 1.0
  ]
  edge [
    source 9
    target 18
    papers 1
    weight 1.0
  ]
  edge [
    source 10
    target 11
    papers 1
    weight 1.0
  ]
  edge [
    source 10
    target 12
    papers 1
    weight 1.0
  ]
  edge [
    source 10
    target 13
    papers 1
    weight 1.0
  ]
  edge [
    source 10
    target 14
    papers 1
    weight 1.0
  ]
  edge [
    source 10
    target 15
    papers 1
    weight 1.0
  ]
  edge [
    source 10
    target 16
    papers 1
    weight 1.0
  ]
  edge [
    source 10
    target 17
    papers 1
    weight 1.0
  ]
  edge [
    source 10
    target 18
    papers 1
    weight 1.0
  ]
  edge [
    source 11
    target 12
    papers 1
    weight 1.0
  ]
  edge [
    source 11
    target 13
    papers 1
    weight 1.0
  ]
  edge [
    source 11
    target 14
    papers 1
    weight 1.0
  ]
  edge [
    source 11
    target 15
    papers 1
    weight 1.0
  ]
  edge [
    source 11
    target 16
    papers 1
    weight 1.0
  ]
  edge [
    source 11
    target 17
    papers 1
    weight 1.0
  ]
  edge [
    source 11
    target 18
    papers 1
    weight 1.0
  ]
  edge [
    source 12
    target 13
    papers 1
    weight 1.0
  ]
  edge [
    source 12
    target 14
    papers 1
    weight 1.0
  ]
  edge [
    source 12
    target 15
    papers 1
    weight 1.0
  ]
  edge [
    source 12
    target 16
    papers 1
    weight 1.0
  ]
  edge [
    source 12
    target 17
    papers 1
    weight 1.0
  ]
  edge [
    source 12
    target 18
    papers 1
    weight 1.0
  ]
  edge [
    source 13
    target 14
    papers 1
    weight 1.0
  ]
  edge [
    source 13
    target 15
    papers 1
    weight 1.0
  ]
  edge [
    source 13
    target 16
    papers 1
    weight 1.0
  ]
  edge [
    source 13
    target 17
    papers 1
    weight 1.0
  ]
  edge [
    source 13
    target 18
    papers 1
    weight 1.0
  ]
  edge [
    source 14
    target 15
    papers 1
    weight 1.0
  ]
  edge [
    source 14
    target 16
    papers 1
    weight 1.0
  ]
  edge [
    source 14
    target 17
    papers 1
    weight 1.0
  ]
  edge [
    source 14
    target 18
    papers 1
    weight 1.0
  ]
  edge [
    source 15
    target 16
    papers 1
    weight 1.0
  ]
  edge [
    source 15
    target 17
    papers 1
    weight 1.0
  ]
  edge [
    source 15
    target 18
    papers 1
    weight 1.0
  ]
  edge [
    source 16
    target 17
    papers 1
    weight 1.0
  ]
  edge [
    source 16
    target 18
    papers 1
    weight 1.0
  ]
  edge [
    source 17
    target 18
    papers 1
    weight 1.0
  ]
  edge [
    source 19
    target 20
    papers 1
    weight 1.0
  ]
  edge [
    source 19
    target 21
    papers 1
    weight 1.0
  ]
  edge [
    source 19
    target 22
    papers 1
    weight 1.0
  ]
  edge [
    source 20
    target 21
    papers 1
    weight 1.0
  ]
  edge [
    source 20
    target 22
    papers 1
    weight 1.0
  ]
  edge [
    source 21
    target 22
    papers 1
    weight 1.0
  ]
  edge [
    source 23
    target 24
    papers 1
    weight 1.0
  ]
  edge [
    source 23
    target 25
    papers 1
    weight 1.0
  ]
  edge [
    source 24
    target 25
    papers 1
    weight 1.0
  ]
  edge [
    source 26
    target 27
    papers 1
    weight 1.0
  ]
  edge [
    source 28
    target 29
    papers 1
    weight 1.0
  ]
  edge [
    source 30
    target 31
    papers 1
    weight 1.0
  ]
  edge [
    source 30
    target 32
    papers 1
    weight 1.0
  ]
  edge [
    source 30
    target 33
    papers 1
    weight 1.0
  ]
  edge [
    source 30
    target 34
    papers 1
    weight 1.0
  ]
  edge [
    source 31
    target 32
    papers 1
    weight 1.0
  ]
  edge [
    source 31
    target 33
    papers 1
    weight 1.0
  ]
  edge [
    source 31
    target 34
    papers 1
    weight 1.0
  ]
  edge [
    source 32
    target 33
    papers 1
    weight 1.0
  ]
  edge [
    source 32
    target 34
    papers 1
    weight 1.0
  ]
  edge [
    source 33
    target 34
    papers 1
    weight 1.0
  ]
  edge [
    source 34
    target 282
    papers 1
    weight 1.0
  ]
  edge [
    source 34
    target 283
    papers 1
    weight 1.0
  ]
  edge [
    source 34
    target 284
    papers 1
    weight 1.0
  ]
  edge [
    source 34
    target 285
    papers 1
    weight 1.0
  ]
  edge [
    source 34
    target 286
    papers 1
    weight 1.0
  ]
  edge [
    source 34
    target 287
    papers 1
    weight 1.0
  ]
  edge [
    source 35
    target 36
    papers 1
    weight 1.0
  ]
  edge [
    source 35
    target 37
    papers 1
    weight 1.0
  ]
  edge [
    source 35
    target 38
    papers 1
    weight 1.0
  ]
  edge [
    source 35
    target 39
    papers 1
    weight 1.0
  ]
  edge [
    source 35
    target 40
    papers 1
    weight 1.0
  ]
  edge [
    source 35
    target 41
    papers 1
    weight 1.0
  ]
  edge [
    source 35
    target 42
    papers 1
    weight 1.0
  ]
  edge [
    source 36
    target 37
    papers 1
    weight 1.0
  ]
  edge [
    source 36
    target 38
    papers 1
    weight 1.0
  ]
  edge [
    source 36
    target 39
    papers 1
    weight 1.0
  ]
  edge [
    source 36
    target 40
    papers 1
    weight 1.0
  ]
  edge [
    source 36
    target 41
    papers 1
    weight 1.0
  ]
  edge [
    source 36
    target 42
    papers 1
    weight 1.0
  ]
  edge [
    source 37
    target 38
    papers 1
    weight 1.0
  ]
  edge [
    source 37
    target 39
    papers 1
    weight 1.0
  ]
  edge [
    source 37
    target 40
    papers 1
    weight 1.0
  ]
  edge [
    source 37
    target 41
    papers 1
    weight 1.0
  ]
  edge [
    source 37
    target 42
    papers 1
    weight 1.0
  ]
  edge [
    source 38
    target 39
    papers 1
    weight 1.0
  ]
  edge [
    source 38
    target 40
    papers 1
    weight 1.0
  ]
  edge [
    source 38
    target 41
    papers 1
    weight 1.0
  ]
  edge [
    source 38
    target 42
    papers 1
    weight 1.0
  ]
  edge [
    source 39
    target 40
    papers 1
    weight 1.0
  ]
  edge [
    source 39
    target 41
    papers 1
    weight 1.0
  ]
  edge [
    source 39
    target 42
    papers 1
    weight 1.0
  ]
  edge [
    source 40
    target 41
    papers 1
    weight 1.0
  ]
  edge [
    source 40
    target 42
    papers 1
    weight 1.0
  ]
  edge [
    source 41
    target 42
    papers 1
    weight 1.0
  ]
  edge [
    source 43
    target 44
    papers 1
    weight 1.0
  ]
  edge [
    source 43
    target 45
    papers 1
    weight 1.0
  ]
  edge [
    source 43
    target 46
    papers 1
    weight 1.0
  ]
  edge [
    source 43
    target 47
    papers 1
    weight 1.0
  ]
  edge [
    source 43
    target 48
    papers 1
    weight 1.0
  ]
  edge [
    source 43
    target 49
    papers 1
    weight 1.0
  ]
  edge [
    source 44
    target 45
    papers 1
    weight 1.0
  ]
  edge [
    source 44
    target 46
    papers 1
    weight 1.0
  ]
  edge [
    source 44
    target 47
    papers 1
    weight 1.0
  ]
  edge [
    source 44
    target 48
    papers 1
    weight 1.0
  ]
  edge [
    source 44
    target 49
    papers 1
    weight 1.0
  ]
  edge [
    source 45
    target 46
    papers 1
    weight 1.0
  ]
  edge [
    source 45
    target 47
    papers 1
    weight 1.0
  ]
  edge [
    source 45
    target 48
    papers 1
    weight 1.0
  ]
  edge [
    source 45
    target 49
    papers 1
    weight 1.0
  ]
  edge [
    source 46
    target 47
    papers 1
    weight 1.0
  ]
  edge [
    source 46
    target 48
    papers 1
    weight 1.0
  ]
  edge [
    source 46
    target 49
    papers 1
    weight 1.0
  ]
  edge [
    source 47
    target 48
    papers 1
    weight 1.0
  ]
  edge [
    source 47
    target 49
    papers 1
    weight 1.0
  ]
  edge [
    source 48
    target 49
    papers 1
    weight 1.0
  ]
  edge [
    source 50
    target 51
    papers 1
    weight 1.0
  ]
  edge [
    source 52
    target 53
    papers 1
    weight 1.0
  ]
  edge [
    source 52
    target 54
    papers 1
    weight 1.0
  ]
  edge [
    source 52
    target 55
    papers 1
    weight 1.0
  ]
  edge [
    source 52
    target 56
    papers 1
    weight 1.0
  ]
  edge [
    source 52
    target 57
    papers 1
    weight 1.0
  ]
  edge [
    source 53
    target 54
    papers 1
    weight 1.0
  ]
  edge [
    source 53
    target 55
    papers 1
    weight 1.0
  ]
  edge [
    source 53
    target 56
    papers 1
    weight 1.0
  ]
  edge [
    source 53
    target 57
    papers 1
    weight 1.0
  ]
  edge [
    source 54
    target 55
    papers 1
    weight 1.0
  ]
  edge [
    source 54
    target 56
    papers 1
    weight 1.0
  ]
  edge [
    source 54
    target 57
    papers 1
    weight 1.0
  ]
  edge [
    source 55
    target 56
    papers 1
    weight 1.0
  ]
  edge [
    source 55
    target 57
    papers 1
    weight 1.0
  ]
  edge [
    source 56
    target 57
    papers 1
    weight 1.0
  ]
  edge [
    source 58
    target 59
    papers 1
    weight 1.0
  ]
  edge [
    source 58
    target 60
    papers 1
    weight 1.0
  ]
  edge [
    source 58
    target 61
    papers 1
    weight 1.0
  ]
  edge [
    source 58
    target 62
    papers 1
    weight 1.0
  ]
  edge [
    source 59
    target 60
    papers 1
    weight 1.0
  ]
  edge [
    source 59
    target 61
    papers 1
    weight 1.0
  ]
  edge [
    source 59
    target 62
    papers 1
    weight 1.0
  ]
  edge [
    source 60
    target 61
    papers 1
    weight 1.0
  ]
  edge [
    source 60
    target 62
    papers 1
    weight 1.0
  ]
  edge [
    source 61
    target 62
    papers 1
    weight 1.0
  ]
  edge [
    source 63
    target 64
    papers 1
    weight 1.0
  ]
  edge [
    source 63
    target 65
    papers 1
    weight 1.0
  ]
  edge [
    source 63
    target 66
    papers 1
    weight 1.0
  ]
  edge [
    source 64
    target 65
    papers 1
    weight 1.0
  ]
  edge [
    source 64
    target 66
    papers 1
    weight 1.0
  ]
  edge [
    source 65
    target 66
    papers 1
    weight 1.0
  ]
  edge [
    source 66
    target 309
    papers 1
    weight 1.0
  ]
  edge [
    source 67
    target 68
    papers 1
    weight 1.0
  ]
  edge [
    source 67
    target 69
    papers 1
    weight 1.0
  ]
  edge [
    source 68
    target 69
    papers 1
    weight 1.0
  ]
  edge [
    source 70
    target 71
    papers 1
    weight 1.0
  ]
  edge [
    source 70
    target 72
    papers 2
    weight 2.0
  ]
  edge [
    source 70
    target 73
    papers 2
    weight 2.0
  ]
  edge [
    source 70
    target 74
    papers 2
    weight 2.0
  ]
  edge [
    source 71
    target 72
    papers 1
    weight 1.0
  ]
  edge [
    source 71
    target 73
    papers 1
    weight 1.0
  ]
  edge [
    source 71
    target 74
    papers 1
    weight 1.0
  ]
  edge [
    source 72
    target 73
    papers 2
    weight 2.0
  ]
  edge [
    source 72
    target 74
    papers 2
    weight 2.0
  ]
  edge [
    source 73
    target 74
    papers 2
    weight 2.0
  ]
  edge [
    source 75
    target 76
    papers 1
    weight 1.0
  ]
  edge [
    source 77
    target 78
    papers 1
    weight 1.0
  ]
  edge [
    source 79
    target 80
    papers 1
    weight 1.0
  ]
  edge [
    source 79
    target 81
    papers 1
    weight 1.0
  ]
  edge [
    source 79
    target 82
    papers 1
    weight 1.0
  ]
  edge [
    source 79
    target 83
    papers 1
    weight 1.0
  ]
  edge [
    source 79
    target 84
    papers 1
    weight 1.0
  ]
  edge [
    source 79
    target 85
    papers 1
    weight 1.0
  ]
  edge [
    source 79
    target 86
    papers 1
    weight 1.0
  ]
  edge [
    source 79
    target 87
    papers 1
    weight 1.0
  ]
  edge [
    source 79
    target 88
    papers 1
    weight 1.0
  ]
  edge [
    source 80
    target 81
    papers 1
    weight 1.0
  ]
  edge [
    source 80
    target 82
    papers 1
    weight 1.0
  ]
  edge [
    source 80
    target 83
    papers 1
    weight 1.0
  ]
  edge [
    source 80
    target 84
    papers 1
    weight 1.0
  ]
  edge [
    source 80
    target 85
    papers 1
    weight 1.0
  ]
  edge [
    source 80
    target 86
    papers 1
    weight 1.0
  ]
  edge [
    source 80
    target 87
    papers 1
    weight 1.0
  ]
  edge [
    source 80
    target 88
    papers 1
    weight 1.0
  ]
  edge [
    source 81
    target 82
    papers 1
    weight 1.0
  ]
  edge [
    source 81
    target 83
    papers 1
    weight 1.0
  ]
  edge [
    source 81
    target 84
    papers 1
    weight 1.0
  ]
  edge [
    source 81
    target 85
    papers 1
    weight 1.0
  ]
  edge [
    source 81
    target 86
    papers 1
    weight 1.0
  ]
  edge [
    source 81
    target 87
    papers 1
    weight 1.0
  ]
  edge [
    source 81
    target 88
    papers 1
    weight 1.0
  ]
  edge [
    source 82
    target 83
    papers 1
    weight 1.0
  ]
  edge [
    source 82
    target 84
    papers 1
    weight 1.0
  ]
  edge [
    source 82
    target 85
    papers 1
    weight 1.0
  ]
  edge [
    source 82
    target 86
    papers 1
    weight 1.0
  ]
  edge [
    source 82
    target 87
    papers 1
    weight 1.0
  ]
  edge [
    source 82
    target 88
    papers 1
    weight 1.0
  ]
  edge [
    source 83
    target 84
    papers 1
    weight 1.0
  ]
  edge [
    source 83
    target 85
    papers 1
    weight 1.0
  ]
  edge [
    source 83
    target 86
    papers 1
    weight 1.0
  ]
  edge [
    source 83
    target 87
    papers 1
    weight 1.0
  ]
  edge [
    source 83
    target 88
    papers 1
    weight 1.0
  ]
  edge [
    source 84
    target 85
    papers 1
    weight 1.0
  ]
  edge [
    source 84
    target 86
    papers 1
    weight 1.0
  ]
  edge [
    source 84
    target 87
    papers 1
    weight 1.0
  ]
  edge [
    source 84
    target 88
    papers 1
    weight 1.0
  ]
  edge [
    source 85
    target 86
    papers 1
    weight 1.0
  ]
  edge [
    source 85
    target 87
    papers 1
    weight 1.0
  ]
  edge [
    source 85
    target 88
    papers 1
    weight 1.0
  ]
  edge [
    source 86
    target 87
    papers 1
    weight 1.0
  ]
  edge [
    source 86
    target 88
    papers 1
    weight 1.0
  ]
  edge [
    source 87
    target 88
    papers 1
    weight 1.0
  ]
  edge [
    source 89
    target 90
    papers 1
    weight 1.0
  ]
  edge [
    source 89
    target 91
    papers 1
    weight 1.0
  ]
  edge [
    source 90
    target 91
    papers 1
    weight 1.0
  ]
  edge [
    source 92
    target 93
    papers 1
    weight 1.0
  ]
  edge [
    source 92
    target 94
    papers 1
    weight 1.0
  ]
  edge [
    source 92
    target 95
    papers 1
    weight 1.0
  ]
  edge [
    source 92
    target 96
    papers 1
    weight 1.0
  ]
  edge [
    source 92
    target 97
    papers 1
    weight 1.0
  ]
  edge [
    source 92
    target 98
    papers 1
    weight 1.0
  ]
  edge [
    source 92
    target 99
    papers 1
    weight 1.0
  ]
  edge [
    source 93
    target 94
    papers 1
    weight 1.0
  ]
  edge [
    source 93
    target 95
    papers 1
    weight 1.0
  ]
  edge [
    source 93
    target 96
    papers 1
    weight 1.0
  ]
  edge [
    source 93
    target 97
    papers 1
    weight 1.0
  ]
  edge [
    source 93
    target 98
    papers 1
    weight 1.0
  ]
  edge [
    source 93
    target 99
    papers 1
    weight 1.0
  ]
  edge [
    source 94
    target 95
    papers 1
    weight 1.0
  ]
  edge [
    source 94
    target 96
    papers 1
    weight 1.0
  ]
  edge [
    source 94
    target 97
    papers 1
    weight 1.0
  ]
  edge [
    source 94
    target 98
    papers 1
    weight 1.0
  ]
  edge [
    source 94
    target 99
    papers 1
    weight 1.0
  ]
  edge [
    source 95
    target 96
    papers 1
    weight 1.0
  ]
  edge [
    source 95
    target 97
    papers 1
    weight 1.0
  ]
  edge [
    source 95
    target 98
    papers 1
    weight 1.0
  ]
  edge [
    source 95
    target 99
    papers 1
    weight 1.0
  ]
  edge [
    source 96
    target 97
    papers 1
    weight 1.0
  ]
  edge [
    source 96
    target 98
    papers 1
    weight 1.0
  ]
  edge [
    source 96
    target 99
    papers 1
    weight 1.0
  ]
  edge [
    source 97
    target 98
    papers 1
    weight 1.0
  ]
  edge [
    source 97
    target 99
    papers 1
    weight 1.0
  ]
  edge [
    source 98
    target 99
    papers 1
    weight 1.0
  ]
  edge [
    source 100
    target 101
    papers 1
    weight 1.0
  ]
  edge [
    source 100
    target 102
    papers 1
    weight 1.0
  ]
  edge [
    source 101
    target 102
    papers 1
    weight 1.0
  ]
  edge [
    source 103
    target 104
    papers 1
    weight 1.0
  ]
  edge [
    source 103
    target 105
    papers 1
    weight 1.0
  ]
  edge [
    source 103
    target 106
    papers 1
    weight 1.0
  ]
  edge [
    source 103
    target 107
    papers 1
    weight 1.0
  ]
  edge [
    source 103
    target 108
    papers 1
    weight 1.0
  ]
  edge [
    source 104
    target 105
    papers 1
    weight 1.0
  ]
  edge [
    source 104
    target 106
    papers 1
    weight 1.0
  ]
  edge [
    source 104
    target 107
    papers 1
    weight 1.0
  ]
  edge [
    source 104
    target 108
    papers 1
    weight 1.0
  ]
  edge [
    source 105
    target 106
    papers 1
    weight 1.0
  ]
  edge [
    source 105
    target 107
    papers 1
    weight 1.0
  ]
  edge [
    source 105
    target 108
    papers 1
    weight 1.0
  ]
  edge [
    source 106
    target 107
    papers 1
    weight 1.0
  ]
  edge [
    source 106
    target 108
    papers 1
    weight 1.0
  ]
  edge [
    source 107
    target 108
    papers 1
    weight 1.0
  ]
  edge [
    source 109
    target 110
    papers 1
    weight 1.0
  ]
  edge [
    source 109
    target 111
    papers 1
    weight 1.0
  ]
  edge [
    source 109
    target 112
    papers 1
    weight 1.0
  ]
  edge [
    source 109
    target 113
    papers 1
    weight 1.0
  ]
  edge [
    source 110
    target 111
    papers 1
    weight 1.0
  ]
  edge [
    source 110
    target 112
    papers 1
    weight 1.0
  ]
  edge [
    source 110
    target 113
    papers 1
    weight 1.0
  ]
  edge [
    source 111
    target 112
    papers 1
    weight 1.0
  ]
  edge [
    source 111
    target 113
    papers 1
    weight 1.0
  ]
  edge [
    source 112
    target 113
    papers 1
    weight 1.0
  ]
  edge [
    source 114
    target 115
    papers 1
    weight 1.0
  ]
  edge [
    source 114
    target 116
    papers 1
    weight 1.0
  ]
  edge [
    source 114
    target 117
    papers 1
    weight 1.0
  ]
  edge [
    source 114
    target 118
    papers 1
    weight 1.0
  ]
  edge [
    source 115
    target 116
    papers 1
    weight 1.0
  ]
  edge [
    source 115
    target 117
    papers 1
    weight 1.0
  ]
  edge [
    source 115
    target 118
    papers 1
    weight 1.0
  ]
  edge [
    source 116
    target 117
    papers 1
    weight 1.0
  ]
  edge [
    source 116
    target 118
    papers 1
    weight 1.0
  ]
  edge [
    source 117
    target 118
    papers 1
    weight 1.0
  ]
  edge [
    source 118
    target 310
    papers 1
    weight 1.0
  ]
  edge [
    source 118
    target 311
    papers 1
    weight 1.0
  ]
  edge [
    source 118
    target 312
    papers 1
    weight 1.0
  ]
  edge [
    source 118
    target 313
    papers 1
    weight 1.0
  ]
  edge [
    source 119
    target 120
    papers 1
    weight 1.0
  ]
  edge [
    source 119
    target 121
    papers 1
    weight 1.0
  ]
  edge [
    source 119
    target 122
    papers 1
    weight 1.0
  ]
  edge [
    source 119
    target 123
    papers 1
    weight 1.0
  ]
  edge [
    source 120
    target 121
    papers 1
    weight 1.0
  ]
  edge [
    source 120
    target 122
    papers 1
    weight 1.0
  ]
  edge [
    source 120
    target 123
    papers 1
    weight 1.0
  ]
  edge [
    source 121
    target 122
    papers 1
    weight 1.0
  ]
  edge [
    source 121
    target 123
    papers 1
    weight 1.0
  ]
  edge [
    source 122
    target 123
    papers 1
    weight 1.0
  ]
  edge [
    source 124
    target 125
    papers 1
    weight 1.0
  ]
  edge [
    source 124
    target 126
    papers 1
    weight 1.0
  ]
  edge [
    source 124
    target 127
    papers 1
    weight 1.0
  ]
  edge [
    source 124
    target 128
    papers 1
    weight 1.0
  ]
  edge [
    source 124
    target 129
    papers 1
    weight 1.0
  ]
  edge [
    source 124
    target 130
    papers 1
    weight 1.0
  ]
  edge [
    source 125
    target 126
    papers 1
    weight 1.0
  ]
  edge [
    source 125
    target 127
    papers 1
    weight 1.0
  ]
  edge [
    source 125
    target 128
    papers 1
    weight 1.0
  ]
  edge [
    source 125
    target 129
    papers 1
    weight 1.0
  ]
  edge [
    source 125
    target 130
    papers 1
    weight 1.0
  ]
  edge [
    source 126
    target 127
    papers 1
    weight 1.0
  ]
  edge [
    source 126
    target 128
    papers 1
    weight 1.0
  ]
  edge [
    source 126
    target 129
    papers 1
    weight 1.0
  ]
  edge [
    source 126
    target 130
    papers 1
    weight 1.0
  ]
  edge [
    source 127
    target 128
    papers 1
    weight 1.0
  ]
  edge [
    source 127
    target 129
    papers 1
    weight 1.0
  ]
  edge [
    source 127
    target 130
    papers 1
    weight 1.0
  ]
  edge [
    source 128
    target 129
    papers 1
    weight 1.0
  ]
  edge [
    source 128
    target 130
    papers 1
    weight 1.0
  ]
  edge [
    source 129
    target 130
    papers 1
    weight 1.0
  ]
  edge [
    source 131
    target 132
    papers 1
    weight 1.0
  ]
  edge [
    source 131
    target 133
    papers 1
    weight 1.0
  ]
  edge [
    source 131
    target 134
    papers 1
    weight 1.0
  ]
  edge [
    source 132
    target 133
    papers 1
    weight 1.0
  ]
  edge [
    source 132
    target 134
    papers 1
    weight 1.0
  ]
  edge [
    source 133
    target 134
    papers 1
    weight 1.0
  ]
  edge [
    source 135
    target 136
    papers 1
    weight 1.0
  ]
  edge [
    source 135
    target 137
    papers 1
    weight 1.0
  ]
  edge [
    source 135
    target 138
    papers 1
    weight 1.0
  ]
  edge [
    source 135
    target 139
    papers 1
    weight 1.0
  ]
  edge [
    source 136
    target 137
    papers 1
    weight 1.0
  ]
  edge [
    source 136
    target 138
    papers 1
    weight 1.0
  ]
  edge [
    source 136
    target 139
    papers 1
    weight 1.0
  ]
  edge [
    source 137
    target 138
    papers 1
    weight 1.0
  ]
  edge [
    source 137
    target 139
    papers 1
    weight 1.0
  ]
  edge [
    source 138
    target 139
    papers 1
    weight 1.0
  ]
  edge [
    source 140
    target 141
    papers 1
    weight 1.0
  ]
  edge [
    source 142
    target 143
    papers 1
    weight 1.0
  ]
  edge [
    source 142
    target 144
    papers 1
    weight 1.0
  ]
  edge [
    source 142
    target 145
    papers 1
    weight 1.0
  ]
  edge [
    source 142
    target 146
    papers 1
    weight 1.0
  ]
  edge [
    source 142
    target 147
    papers 1
    weight 1.0
  ]
  edge [
    source 143
    target 144
    papers 1
    weight 1.0
  ]
  edge [
    source 143
    target 145
    papers 1
    weight 1.0
  ]
  edge [
    source 143
    target 146
    papers 1
    weight 1.0
  ]
  edge [
    source 143
    target 147
    papers 1
    weight 1.0
  ]
  edge [
    source 144
    target 145
    papers 1
    weight 1.0
  ]
  edge [
    source 144
    target 146
    papers 1
    weight 1.0
  ]
  edge [
    source 144
    target 147
    papers 1
    weight 1.0
  ]
  edge [
    source 145
    target 146
    papers 1
    weight 1.0
  ]
  edge [
    source 145
    target 147
    papers 1
    weight 1.0
  ]
  edge [
    source 146
    target 147
    papers 1
    weight 1.0
  ]
  edge [
    source 148
    target 149
    papers 1
    weight 1.0
  ]
  edge [
    source 148
    target 150
    papers 1
    weight 1.0
  ]
  edge [
    source 149
    target 150
    papers 1
    weight 1.0
  ]
  edge [
    source 151
    target 152
    papers 1
    weight 1.0
  ]
  edge [
    source 151
    target 153
    papers 1
    weight 1.0
  ]
  edge [
    source 151
    target 154
    papers 1
    weight 1.0
  ]
  edge [
    source 151
    target 155
    papers 1
    weight 1.0
  ]
  edge [
    source 151
    target 156
    papers 1
    weight 1.0
  ]
  edge [
    source 152
    target 153
    papers 1
    weight 1.0
  ]
  edge [
    source 152
    target 154
    papers 2
    weight 2.0
  ]
  edge [
    source 152
    target 155
    papers 1
    weight 1.0
  ]
  edge [
    source 152
    target 156
    papers 2
    weight 2.0
  ]
  edge [
    source 152
    target 202
    papers 1
    weight 1.0
  ]
  edge [
    source 153
    target 154
    papers 1
    weight 1.0
  ]
  edge [
    source 153
    target 155
    papers 1
    weight 1.0
  ]
  edge [
    source 153
    target 156
    papers 1
    weight 1.0
  ]
  edge [
    source 154
    target 155
    papers 1
    weight 1.0
  ]
  edge [
    source 154
    target 156
    papers 2
    weight 2.0
  ]
  edge [
    source 154
    target 202
    papers 1
    weight 1.0
  ]
  edge [
    source 155
    target 156
    papers 1
    weight 1.0
  ]
  edge [
    source 156
    target 202
    papers 1
    weight 1.0
  ]
  edge [
    source 157
    target 158
    papers 1
    weight 1.0
  ]
  edge [
    source 157
    target 159
    papers 1
    weight 1.0
  ]
  edge [
    source 158
    target 159
    papers 1
    weight 1.0
  ]
  edge [
    source 159
    target 167
    papers 1
    weight 1.0
  ]
  edge [
    source 159
    target 168
    papers 1
    weight 1.0
  ]
  edge [
    source 159
    target 171
    papers 1
    weight 1.0
  ]
  edge [
    source 160
    target 161
    papers 1
    weight 1.0
  ]
  edge [
    source 160
    target 162
    papers 1
    weight 1.0
  ]
  edge [
    source 161
    target 162
    papers 1
    weight 1.0
  ]
  edge [
    source 163
    target 164
    papers 1
    weight 1.0
  ]
  edge [
    source 163
    target 165
    papers 1
    weight 1.0
  ]
  edge [
    source 163
    target 166
    papers 1
    weight 1.0
  ]
  edge [
    source 164
    target 165
    papers 1
    weight 1.0
  ]
  edge [
    source 164
    target 166
    papers 1
    weight 1.0
  ]
  edge [
    source 165
    target 166
    papers 1
    weight 1.0
  ]
  edge [
    source 167
    target 168
    papers 2
    weight 2.0
  ]
  edge [
    source 167
    target 169
    papers 1
    weight 1.0
  ]
  edge [
    source 167
    target 170
    papers 1
    weight 1.0
  ]
  edge [
    source 167
    target 171
    papers 2
    weight 2.0
  ]
  edge [
    source 168
    target 169
    papers 1
    weight 1.0
  ]
  edge [
    source 168
    target 170
    papers 1
    weight 1.0
  ]
  edge [
    source 168
    target 171
    papers 2
    weight 2.0
  ]
  edge [
    source 169
    target 170
    papers 1
    weight 1.0
  ]
  edge [
    source 169
    target 171
    papers 1
    weight 1.0
  ]
  edge [
    source 170
    target 171
    papers 1
    weight 1.0
  ]
  edge [
    source 172
    target 173
    papers 1
    weight 1.0
  ]
  edge [
    source 172
    target 174
    papers 1
    weight 1.0
  ]
  edge [
    source 172
    target 175
    papers 1
    weight 1.0
  ]
  edge [
    source 173
    target 174
    papers 1
    weight 1.0
  ]
  edge [
    source 173
    target 175
    papers 1
    weight 1.0
  ]
  edge [
    source 174
    target 175
    papers 1
    weight 1.0
  ]
  edge [
    source 176
    target 177
    papers 1
    weight 1.0
  ]
  edge [
    source 176
    target 178
    papers 1
    weight 1.0
  ]
  edge [
    source 177
    target 178
    papers 1
    weight 1.0
  ]
  edge [
    source 179
    target 180
    papers 1
    weight 1.0
  ]
  edge [
    source 179
    target 181
    papers 1
    weight 1.0
  ]
  edge [
    source 179
    target 182
    papers 1
    weight 1.0
  ]
  edge [
    source 180
    target 181
    papers 1
    weight 1.0
  ]
  edge [
    source 180
    target 182
    papers 1
    weight 1.0
  ]
  edge [
    source 181
    target 182
    papers 1
    weight 1.0
  ]
  edge [
    source 183
    target 184
    papers 1
    weight 1.0
  ]
  edge [
    source 183
    target 185
    papers 1
    weight 1.0
  ]
  edge [
    source 184
    target 185
    papers 1
    weight 1.0
  ]
  edge [
    source 186
    target 187
    papers 1
    weight 1.0
  ]
  edge [
    source 186
    target 188
    papers 1
    weight 1.0
  ]
  edge [
    source 186
    target 189
    papers 1
    weight 1.0
  ]
  edge [
    source 186
    target 190
    papers 1
    weight 1.0
  ]
  edge [
    source 186
    target 191
    papers 1
    weight 1.0
  ]
  edge [
    source 186
    target 192
    papers 1
    weight 1.0
  ]
  edge [
    source 187
    target 188
    papers 1
    weight 1.0
  ]
  edge [
    source 187
    target 189
    papers 1
    weight 1.0
  ]
  edge [
    source 187
    target 190
    papers 1
    weight 1.0
  ]
  edge [
    source 187
    target 191
    papers 1
    weight 1.0
  ]
  edge [
    source 187
    target 192
    papers 1
    weight 1.0
  ]
  edge [
    source 188
    target 189
    papers 1
    weight 1.0
  ]
  edge [
    source 188
    target 190
    papers 1
    weight 1.0
  ]
  edge [
    source 188
    target 191
    papers 1
    weight 1.0
  ]
  edge [
    source 188
    target 192
    papers 1
    weight 1.0
  ]
  edge [
    source 189
    target 190
    papers 1
    weight 1.0
  ]
  edge [
    source 189
    target 191
    papers 1
    weight 1.0
  ]
  edge [
    source 189
    target 192
    papers 1
    weight 1.0
  ]
  edge [
    source 190
    target 191
    papers 1
    weight 1.0
  ]
  edge [
    source 190
    target 192
    papers 1
    weight 1.0
  ]
  edge [
    source 191
    target 192
    papers 1
    weight 1.0
  ]
  edge [
    source 193
    target 194
    papers 1
    weight 1.0
  ]
  edge [
    source 193
    target 195
    papers 1
    weight 1.0
  ]
  edge [
    source 193
    target 196
    papers 1
    weight 1.0
  ]
  edge [
    source 193
    target 197
    papers 1
    weight 1.0
  ]
  edge [
    source 193
    target 198
    papers 1
    weight 1.0
  ]
  edge [
    source 193
    target 199
    papers 1
    weight 1.0
  ]
  edge [
    source 193
    target 200
    papers 1
    weight 1.0
  ]
  edge [
    source 193
    target 201
    papers 1
    weight 1.0
  ]
  edge [
    source 194
    target 195
    papers 1
    weight 1.0
  ]
  edge [
    source 194
    target 196
    papers 1
    weight 1.0
  ]
  edge [
    source 194
    target 197
    papers 1
    weight 1.0
  ]
  edge [
    source 194
    target 198
    papers 1
    weight 1.0
  ]
  edge [
    source 194
    target 199
    papers 1
    weight 1.0
  ]
  edge [
    source 194
    target 200
    papers 1
    weight 1.0
  ]
  edge [
    source 194
    target 201
    papers 1
    weight 1.0
  ]
  edge [
    source 195
    target 196
    papers 1
    weight 1.0
  ]
  edge [
    source 195
    target 197
    papers 1
    weight 1.0
  ]
  edge [
    source 195
    target 198
    papers 1
    weight 1.0
  ]
  edge [
    source 195
    target 199
    papers 1
    weight 1.0
  ]
  edge [
    source 195
    target 200
    papers 1
    weight 1.0
  ]
  edge [
    source 195
    target 201
    papers 1
    weight 1.0
  ]
  edge [
    source 196
    target 197
    papers 1
    weight 1.0
  ]
  edge [
    source 196
    target 198
    papers 1
    weight 1.0
  ]
  edge [
    source 196
    target 199
    papers 1
    weight 1.0
  ]
  edge [
    source 196
    target 200
    papers 1
    weight 1.0
  ]
  edge [
    source 196
    target 201
    papers 1
    weight 1.0
  ]
  edge [
    source 197
    target 198
    papers 1
    weight 1.0
  ]
  edge [
    source 197
    target 199
    papers 1
    weight 1.0
  ]
  edge [
    source 197
    target 200
    papers 1
    weight 1.0
  ]
  edge [
    source 197
    target 201
    papers 1
    weight 1.0
  ]
  edge [
    source 198
    target 199
    papers 1
    weight 1.0
  ]
  edge [
    source 198
    target 200
    papers 1
    weight 1.0
  ]
  edge [
    source 198
    target 201
    papers 1
    weight 1.0
  ]
  edge [
    source 199
    target 200
    papers 1
    weight 1.0
  ]
  edge [
    source 199
    target 201
    papers 1
    weight 1.0
  ]
  edge [
    source 200
    target 201
    papers 1
    weight 1.0
  ]
  edge [
    source 203
    target 204
    papers 1
    weight 1.0
  ]
  edge [
    source 203
    target 205
    papers 1
    weight 1.0
  ]
  edge [
    source 204
    target 205
    papers 1
    weight 1.0
  ]
  edge [
    source 206
    target 207
    papers 1
    weight 1.0
  ]
  edge [
    source 206
    target 208
    papers 1
    weight 1.0
  ]
  edge [
    source 206
    target 209
    papers 1
    weight 1.0
  ]
  edge [
    source 206
    target 210
    papers 1
    weight 1.0
  ]
  edge [
    source 206
    target 211
    papers 1
    weight 1.0
  ]
  edge [
    source 206
    target 212
    papers 1
    weight 1.0
  ]
  edge [
    source 206
    target 213
    papers 1
    weight 1.0
  ]
  edge [
    source 207
    target 208
    papers 1
    weight 1.0
  ]
  edge [
    source 207
    target 209
    papers 1
    weight 1.0
  ]
  edge [
    source 207
    target 210
    papers 1
    weight 1.0
  ]
  edge [
    source 207
    target 211
    papers 1
    weight 1.0
  ]
  edge [
    source 207
    target 212
    papers 1
    weight 1.0
  ]
  edge [
    source 207
    target 213
    papers 1
    weight 1.0
  ]
  edge [
    source 208
    target 209
    papers 1
    weight 1.0
  ]
  edge [
    source 208
    target 210
    papers 1
    weight 1.0
  ]
  edge [
    source 208
    target 211
    papers 1
    weight 1.0
  ]
  edge [
    source 208
    target 212
    papers 1
    weight 1.0
  ]
  edge [
    source 208
    target 213
    papers 1
    weight 1.0
  ]
  edge [
    source 209
    target 210
    papers 1
    weight 1.0
  ]
  edge [
    source 209
    target 211
    papers 1
    weight 1.0
  ]
  edge [
    source 209
    target 212
    papers 1
    weight 1.0
  ]
  edge [
    source 209
    target 213
    papers 1
    weight 1.0
  ]
  edge [
    source 210
    target 211
    papers 1
    weight 1.0
  ]
  edge [
    source 210
    target 212
    papers 1
    weight 1.0
  ]
  edge [
    source 210
    target 213
    papers 1
    weight 1.0
  ]
  edge [
    source 211
    target 212
    papers 1
    weight 1.0
  ]
  edge [
    source 211
    target 213
    papers 1
    weight 1.0
  ]
  edge [
    source 212
    target 213
    papers 1
    weight 1.0
  ]
  edge [
    source 214
    target 215
    papers 1
    weight 1.0
  ]
  edge [
    source 214
    target 216
    papers 1
    weight 1.0
  ]
  edge [
    source 214
    target 217
    papers 1
    weight 1.0
  ]
  edge [
    source 214
    target 218
    papers 1
    weight 1.0
  ]
  edge [
    source 214
    target 219
    papers 1
    weight 1.0
  ]
  edge [
    source 215
    target 216
    papers 1
    weight 1.0
  ]
  edge [
    source 215
    target 217
    papers 1
    weight 1.0
  ]
  edge [
    source 215
    target 218
    papers 1
    weight 1.0
  ]
  edge [
    source 215
    target 219
    papers 1
    weight 1.0
  ]
  edge [
    source 216
    target 217
    papers 1
    weight 1.0
  ]
  edge [
    source 216
    target 218
    papers 1
    weight 1.0
  ]
  edge [
    source 216
    target 219
    papers 1
    weight 1.0
  ]
  edge [
    source 217
    target 218
    papers 1
    weight 1.0
  ]
  edge [
    source 217
    target 219
    papers 1
    weight 1.0
  ]
  edge [
    source 218
    target 219
    papers 1
    weight 1.0
  ]
  edge [
    source 220
    target 221
    papers 1
    weight 1.0
  ]
  edge [
    source 220
    target 222
    papers 1
    weight 1.0
  ]
  edge [
    source 221
    target 222
    papers 1
    weight 1.0
  ]
  edge [
    source 223
    target 224
    papers 1
    weight 1.0
  ]
  edge [
    source 223
    target 225
    papers 1
    weight 1.0
  ]
  edge [
    source 223
    target 226
    papers 1
    weight 1.0
  ]
  edge [
    source 223
    target 227
    papers 1
    weight 1.0
  ]
  edge [
    source 224
    target 225
    papers 1
    weight 1.0
  ]
  edge [
    source 224
    target 226
    papers 1
    weight 1.0
  ]
  edge [
    source 224
    target 227
    papers 1
    weight 1.0
  ]
  edge [
    source 225
    target 226
    papers 1
    weight 1.0
  ]
  edge [
    source 225
    target 227
    papers 1
    weight 1.0
  ]
  edge [
    source 226
    target 227
    papers 1
    weight 1.0
  ]
  edge [
    source 228
    target 229
    papers 1
    weight 1.0
  ]
  edge [
    source 228
    target 230
    papers 1
    weight 1.0
  ]
  edge [
    source 228
    target 231
    papers 1
    weight 1.0
  ]
  edge [
    source 228
    target 232
    papers 1
    weight 1.0
  ]
  edge [
    source 229
    target 230
    papers 1
    weight 1.0
  ]
  edge [
    source 229
    target 231
    papers 1
    weight 1.0
  ]
  edge [
    source 229
    target 232
    papers 1
    weight 1.0
  ]
  edge [
    source 230
    target 231
    papers 1
    weight 1.0
  ]
  edge [
    source 230
    target 232
    papers 1
    weight 1.0
  ]
  edge [
    source 231
    target 232
    papers 1
    weight 1.0
  ]
  edge [
    source 233
    target 234
    papers 1
    weight 1.0
  ]
  edge [
    source 233
    target 235
    papers 1
    weight 1.0
  ]
  edge [
    source 233
    target 236
    papers 1
    weight 1.0
  ]
  edge [
    source 233
    target 237
    papers 1
    weight 1.0
  ]
  edge [
    source 233
    target 238
    papers 1
    weight 1.0
  ]
  edge [
    source 234
    target 235
    papers 1
    weight 1.0
  ]
  edge [
    source 234
    target 236
    papers 1
    weight 1.0
  ]
  edge [
    source 234
    target 237
    papers 1
    weight 1.0
  ]
  edge [
    source 234
    target 238
    papers 1
    weight 1.0
  ]
  edge [
    source 235
    target 236
    papers 1
    weight 1.0
  ]
  edge [
    source 235
    target 237
    papers 1
    weight 1.0
  ]
  edge [
    source 235
    target 238
    papers 1
    weight 1.0
  ]
  edge [
    source 236
    target 237
    papers 1
    weight 1.0
  ]
  edge [
    source 236
    target 238
    papers 1
    weight 1.0
  ]
  edge [
    source 237
    target 238
    papers 1
    weight 1.0
  ]
  edge [
    source 239
    target 240
    papers 1
    weight 1.0
  ]
  edge [
    source 239
    target 241
    papers 1
    weight 1.0
  ]
  edge [
    source 239
    target 242
    papers 1
    weight 1.0
  ]
  edge [
    source 239
    target 243
    papers 1
    weight 1.0
  ]
  edge [
    source 239
    target 244
    papers 1
    weight 1.0
  ]
  edge [
    source 239
    target 245
    papers 1
    weight 1.0
  ]
  edge [
    source 239
    target 246
    papers 1
    weight 1.0
  ]
  edge [
    source 239
    target 247
    papers 1
    weight 1.0
  ]
  edge [
    source 240
    target 241
    papers 1
    weight 1.0
  ]
  edge [
    source 240
    target 242
    papers 1
    weight 1.0
  ]
  edge [
    source 240
    target 243
    papers 1
    weight 1.0
  ]
  edge [
    source 240
    target 244
    papers 1
    weight 1.0
  ]
  edge [
    source 240
    target 245
    papers 1
    weight 1.0
  ]
  edge [
    source 240
    target 246
    papers 1
    weight 1.0
  ]
  edge [
    source 240
    target 247
    papers 1
    weight 1.0
  ]
  edge [
    source 241
    target 242
    papers 1
    weight 1.0
  ]
  edge [
    source 241
    target 243
    papers 1
    weight 1.0
  ]
  edge [
    source 241
    target 244
    papers 1
    weight 1.0
  ]
  edge [
    source 241
    target 245
    papers 1
    weight 1.0
  ]
  edge [
    source 241
    target 246
    papers 1
    weight 1.0
  ]
  edge [
    source 241
    target 247
    papers 1
    weight 1.0
  ]
  edge [
    source 242
    target 243
    papers 1
    weight 1.0
  ]
  edge [
    source 242
    target 244
    papers 1
    weight 1.0
  ]
  edge [
    source 242
    target 245
    papers 1
    weight 1.0
  ]
  edge [
    source 242
    target 246
    papers 1
    weight 1.0
  ]
  edge [
    source 242
    target 247
    papers 1
    weight 1.0
  ]
  edge [
    source 243
    target 244
    papers 1
    weight 1.0
  ]
  edge [
    source 243
    target 245
    papers 1
    weight 1.0
  ]
  edge [
    source 243
    target 246
    papers 1
    weight 1.0
  ]
  edge [
    source 243
    target 247
    papers 1
    weight 1.0
  ]
  edge [
    source 244
    target 245
    papers 1
    weight 1.0
  ]
  edge [
    source 244
    target 246
    papers 1
    weight 1.0
  ]
  edge [
    source 244
    target 247
    papers 1
    weight 1.0
  ]
  edge [
    source 245
    target 246
    papers 1
    weight 1.0
  ]
  edge [
    source 245
    target 247
    papers 1
    weight 1.0
  ]
  edge [
    source 246
    target 247
    papers 1
    weight 1.0
  ]
  edge [
    source 248
    target 249
    papers 1
    weight 1.0
  ]
  edge [
    source 248
    target 250
    papers 1
    weight 1.0
  ]
  edge [
    source 248
    target 251
    papers 1
    weight 1.0
  ]
  edge [
    source 249
    target 250
    papers 1
    weight 1.0
  ]
  edge [
    source 249
    target 251
    papers 1
    weight 1.0
  ]
  edge [
    source 250
    target 251
    papers 1
    weight 1.0
  ]
  edge [
    source 252
    target 253
    papers 1
    weight 1.0
  ]
  edge [
    source 252
    target 254
    papers 1
    weight 1.0
  ]
  edge [
    source 252
    target 255
    papers 1
    weight 1.0
  ]
  edge [
    source 252
    target 256
    papers 1
    weight 1.0
  ]
  edge [
    source 252
    target 257
    papers 1
    weight 1.0
  ]
  edge [
    source 252
    target 258
    papers 1
    weight 1.0
  ]
  edge [
    source 253
    target 254
    papers 1
    weight 1.0
  ]
  edge [
    source 253
    target 255
    papers 1
    weight 1.0
  ]
  edge [
    source 253
    target 256
    papers 1
    weight 1.0
  ]
  edge [
    source 253
    target 257
    papers 1
    weight 1.0
  ]
  edge [
    source 253
    target 258
    papers 1
    weight 1.0
  ]
  edge [
    source 254
    target 255
    papers 1
    weight 1.0
  ]
  edge [
    source 254
    target 256
    papers 1
    weight 1.0
  ]
  edge [
    source 254
    target 257
    papers 1
    weight 1.0
  ]
  edge [
    source 254
    target 258
    papers 1
    weight 1.0
  ]
  edge [
    source 255
    target 256
    papers 1
    weight 1.0
  ]
  edge [
    source 255
    target 257
    papers 1
    weight 1.0
  ]
  edge [
    source 255
    target 258
    papers 1
    weight 1.0
  ]
  edge [
    source 256
    target 257
    papers 1
    weight 1.0
  ]
  edge [
    source 256
    target 258
    papers 1
    weight 1.0
  ]
  edge [
    source 257
    target 258
    papers 1
    weight 1.0
  ]
  edge [
    source 259
    target 260
    papers 1
    weight 1.0
  ]
  edge [
    source 259
    target 261
    papers 1
    weight 1.0
  ]
  edge [
    source 259
    target 262
    papers 1
    weight 1.0
  ]
  edge [
    source 259
    target 263
    papers 1
    weight 1.0
  ]
  edge [
    source 259
    target 264
    papers 1
    weight 1.0
  ]
  edge [
    source 259
    target 265
    papers 1
    weight 1.0
  ]
  edge [
    source 259
    target 266
    papers 1
    weight 1.0
  ]
  edge [
    source 259
    target 267
    papers 1
    weight 1.0
  ]
  edge [
    source 259
    target 268
    papers 1
    weight 1.0
  ]
  edge [
    source 260
    target 261
    papers 1
    weight 1.0
  ]
  edge [
    source 260
    target 262
    papers 1
    weight 1.0
  ]
  edge [
    source 260
    target 263
    papers 1
    weight 1.0
  ]
  edge [
    source 260
    target 264
    papers 1
    weight 1.0
  ]
  edge [
    source 260
    target 265
    papers 1
    weight 1.0
  ]
  edge [
    source 260
    target 266
    papers 1
    weight 1.0
  ]
  edge [
    source 260
    target 267
    papers 1
    weight 1.0
  ]
  edge [
    source 260
    target 268
    papers 1
    weight 1.0
  ]
  edge [
    source 261
    target 262
    papers 1
    weight 1.0
  ]
  edge [
    source 261
    target 263
    papers 1
    weight 1.0
  ]
  edge [
    source 261
    target 264
    papers 1
    weight 1.0
  ]
  edge [
    source 261
    target 265
    papers 1
    weight 1.0
  ]
  edge [
    source 261
    target 266
    papers 1
    weight 1.0
  ]
  edge [
    source 261
    target 267
    papers 1
    weight 1.0
  ]
  edge [
    source 261
    target 268
    papers 1
    weight 1.0
  ]
  edge [
    source 262
    target 263
    papers 1
    weight 1.0
  ]
  edge [
    source 262
    target 264
    papers 1
    weight 1.0
  ]
  edge [
    source 262
    target 265
    papers 1
    weight 1.0
  ]
  edge [
    source 262
    target 266
    papers 1
    weight 1.0
  ]
  edge [
    source 262
    target 267
    papers 1
    weight 1.0
  ]
  edge [
    source 262
    target 268
    papers 1
    weight 1.0
  ]
  edge [
    source 263
    target 264
    papers 1
    weight 1.0
  ]
  edge [
    source 263
    target 265
    papers 1
    weight 1.0
  ]
  edge [
    source 263
    target 266
    papers 1
    weight 1.0
  ]
  edge [
    source 263
    target 267
    papers 1
    weight 1.0
  ]
  edge [
    source 263
    target 268
    papers 1
    weight 1.0
  ]
  edge [
    source 264
    target 265
    papers 1
    weight 1.0
  ]
  edge [
    source 264
    target 266
    papers 1
    weight 1.0
  ]
  edge [
    source 264
    target 267
    papers 1
    weight 1.0
  ]
  edge [
    source 264
    target 268
    papers 1
    weight 1.0
  ]
  edge [
    source 265
    target 266
    papers 1
    weight 1.0
  ]
  edge [
    source 265
    target 267
    papers 1
    weight 1.0
  ]
  edge [
    source 265
    target 268
    papers 1
    weight 1.0
  ]
  edge [
    source 266
    target 267
    papers 1
    weight 1.0
  ]
  edge [
    source 266
    target 268
    papers 1
    weight 1.0
  ]
  edge [
    source 267
    target 268
    papers 1
    weight 1.0
  ]
  edge [
    source 267
    target 419
    papers 1
    weight 1.0
  ]
  edge [
    source 267
    target 420
    papers 1
    weight 1.0
  ]
  edge [
    source 269
    target 270
    papers 1
    weight 1.0
  ]
  edge [
    source 269
    target 271
    papers 1
    weight 1.0
  ]
  edge [
    source 269
    target 272
    papers 1
    weight 1.0
  ]
  edge [
    source 269
    target 273
    papers 1
    weight 1.0
  ]
  edge [
    source 269
    target 274
    papers 1
    weight 1.0
  ]
  edge [
    source 270
    target 271
    papers 1
    weight 1.0
  ]
  edge [
    source 270
    target 272
    papers 1
    weight 1.0
  ]
  edge [
    source 270
    target 273
    papers 1
    weight 1.0
  ]
  edge [
    source 270
    target 274
    papers 1
    weight 1.0
  ]
  edge [
    source 271
    target 272
    papers 1
    weight 1.0
  ]
  edge [
    source 271
    target 273
    papers 1
    weight 1.0
  ]
  edge [
    source 271
    target 274
    papers 1
    weight 1.0
  ]
  edge [
    source 272
    target 273
    papers 1
    weight 1.0
  ]
  edge [
    source 272
    target 274
    papers 1
    weight 1.0
  ]
  edge [
    source 273
    target 274
    papers 1
    weight 1.0
  ]
  edge [
    source 275
    target 276
    papers 1
    weight 1.0
  ]
  edge [
    source 275
    target 277
    papers 1
    weight 1.0
  ]
  edge [
    source 275
    target 278
    papers 1
    weight 1.0
  ]
  edge [
    source 275
    target 279
    papers 1
    weight 1.0
  ]
  edge [
    source 275
    target 280
    papers 1
    weight 1.0
  ]
  edge [
    source 275
    target 281
    papers 1
    weight 1.0
  ]
  edge [
    source 276
    target 277
    papers 1
    weight 1.0
  ]
  edge [
    source 276
    target 278
    papers 1
    weight 1.0
  ]
  edge [
    source 276
    target 279
    papers 1
    weight 1.0
  ]
  edge [
    source 276
    target 280
    papers 1
    weight 1.0
  ]
  edge [
    source 276
    target 281
    papers 1
    weight 1.0
  ]
  edge [
    source 277
    target 278
    papers 1
    weight 1.0
  ]
  edge [
    source 277
    target 279
    papers 1
    weight 1.0
  ]
  edge [
    source 277
    target 280
    papers 1
    weight 1.0
  ]
  edge [
    source 277
    target 281
    papers 1
    weight 1.0
  ]
  edge [
    source 278
    target 279
    papers 1
    weight 1.0
  ]
  edge [
    source 278
    target 280
    papers 1
    weight 1.0
  ]
  edge [
    source 278
    target 281
    papers 1
    weight 1.0
  ]
  edge [
    source 279
    target 280
    papers 1
    weight 1.0
  ]
  edge [
    source 279
    target 281
    papers 1
    weight 1.0
  ]
  edge [
    source 280
    target 281
    papers 1
    weight 1.0
  ]
  edge [
    source 282
    target 283
    papers 1
    weight 1.0
  ]
  edge [
    source 282
    target 284
    papers 1
    weight 1.0
  ]
  edge [
    source 282
    target 285
    papers 1
    weight 1.0
  ]
  edge [
    source 282
    target 286
    papers 1
    weight 1.0
  ]
  edge [
    source 282
    target 287
    papers 1
    weight 1.0
  ]
  edge [
    source 283
    target 284
    papers 1
    weight 1.0
  ]
  edge [
    source 283
    target 285
    papers 1
    weight 1.0
  ]
  edge [
    source 283
    target 286
    papers 1
    weight 1.0
  ]
  edge [
    source 283
    target 287
    papers 1
    weight 1.0
  ]
  edge [
    source 284
    target 285
    papers 1
    weight 1.0
  ]
  edge [
    source 284
    target 286
    papers 1
    weight 1.0
  ]
  edge [
    source 284
    target 287
    papers 1
    weight 1.0
  ]
  edge [
    source 285
    target 286
    papers 1
    weight 1.0
  ]
  edge [
    source 285
    target 287
    papers 1
    weight 1.0
  ]
  edge [
    source 286
    target 287
    papers 1
    weight 1.0
  ]
  edge [
    source 288
    target 289
    papers 1
    weight 1.0
  ]
  edge [
    source 288
    target 290
    papers 1
    weight 1.0
  ]
  edge [
    source 288
    target 291
    papers 1
    weight 1.0
  ]
  edge [
    source 289
    target 290
    papers 1
    weight 1.0
  ]
  edge [
    source 289
    target 291
    papers 1
    weight 1.0
  ]
  edge [
    source 290
    target 291
    papers 1
    weight 1.0
  ]
  edge [
    source 292
    target 293
    papers 1
    weight 1.0
  ]
  edge [
    source 292
    target 294
    papers 1
    weight 1.0
  ]
  edge [
    source 292
    target 295
    papers 1
    weight 1.0
  ]
  edge [
    source 292
    target 296
    papers 1
    weight 1.0
  ]
  edge [
    source 292
    target 297
    papers 1
    weight 1.0
  ]
  edge [
    source 292
    target 298
    papers 1
    weight 1.0
  ]
  edge [
    source 292
    target 299
    papers 1
    weight 1.0
  ]
  edge [
    source 292
    target 300
    papers 1
    weight 1.0
  ]
  edge [
    source 293
    target 294
    papers 1
    weight 1.0
  ]
  edge [
    source 293
    target 295
    papers 1
    weight 1.0
  ]
  edge [
    source 293
    target 296
    papers 1
    weight 1.0
  ]
  edge [
    source 293
    target 297
    papers 1
    weight 1.0
  ]
  edge [
    source 293
    target 298
    papers 1
    weight 1.0
  ]
  edge [
    source 293
    target 299
    papers 1
    weight 1.0
  ]
  edge [
    source 293
    target 300
    papers 1
    weight 1.0
  ]
  edge [
    source 294
    target 295
    papers 1
    weight 1.0
  ]
  edge [
    source 294
    target 296
    papers 1
    weight 1.0
  ]
  edge [
    source 294
    target 297
    papers 1
    weight 1.0
  ]
  edge [
    source 294
    target 298
    papers 1
    weight 1.0
  ]
  edge [
    source 294
    target 299
    papers 1
    weight 1.0
  ]
  edge [
    source 294
    target 300
    papers 1
    weight 1.0
  ]
  edge [
    source 295
    target 296
    papers 1
    weight 1.0
  ]
  edge [
    source 295
    target 297
    papers 1
    weight 1.0
  ]
  edge [
    source 295
    target 298
    papers 1
    weight 1.0
  ]
  edge [
    source 295
    target 299
    papers 1
    weight 1.0
  ]
  edge [
    source 295
    target 300
    papers 1
    weight 1.0
  ]
  edge [
    source 296
    target 297
    papers 1
    weight 1.0
  ]
  edge [
    source 296
    target 298
    papers 1
    weight 1.0
  ]
  edge [
    source 296
    target 299
    papers 1
    weight 1.0
  ]
  edge [
    source 296
    target 300
    papers 1
    weight 1.0
  ]
  edge [
    source 297
    target 298
    papers 1
    weight 1.0
  ]
  edge [
    source 297
    target 299
    papers 1
    weight 1.0
  ]
  edge [
    source 297
    target 300
    papers 1
    weight 1.0
  ]
  edge [
    source 298
    target 299
    papers 1
    weight 1.0
  ]
  edge [
    source 298
    target 300
    papers 1
    weight 1.0
  ]
  edge [
    source 299
    target 300
    papers 1
    weight 1.0
  ]
  edge [
    source 301
    target 302
    papers 1
    weight 1.0
  ]
  edge [
    source 301
    target 303
    papers 1
    weight 1.0
  ]
  edge [
    source 301
    target 304
    papers 1
    weight 1.0
  ]
  edge [
    source 301
    target 305
    papers 1
    weight 1.0
  ]
  edge [
    source 301
    target 306
    papers 1
    weight 1.0
  ]
  edge [
    source 301
    target 307
    papers 1
    weight 1.0
  ]
  edge [
    source 301
    target 308
    papers 1
    weight 1.0
  ]
  edge [
    source 302
    target 303
    papers 1
    weight 1.0
  ]
  edge [
    source 302
    target 304
    papers 1
    weight 1.0
  ]
  edge [
    source 302
    target 305
    papers 1
    weight 1.0
  ]
  edge [
    source 302
    target 306
    papers 1
    weight 1.0
  ]
  edge [
    source 302
    target 307
    papers 1
    weight 1.0
  ]
  edge [
    source 302
    target 308
    papers 1
    weight 1.0
  ]
  edge [
    source 303
    target 304
    papers 1
    weight 1.0
  ]
  edge [
    source 303
    target 305
    papers 1
    weight 1.0
  ]
  edge [
    source 303
    target 306
    papers 1
    weight 1.0
  ]
  edge [
    source 303
    target 307
    papers 1
    weight 1.0
  ]
  edge [
    source 303
    target 308
    papers 1
    weight 1.0
  ]
  edge [
    source 304
    target 305
    papers 1
    weight 1.0
  ]
  edge [
    source 304
    target 306
    papers 1
    weight 1.0
  ]
  edge [
    source 304
    target 307
    papers 1
    weight 1.0
  ]
  edge [
    source 304
    target 308
    papers 1
    weight 1.0
  ]
  edge [
    source 305
    target 306
    papers 1
    weight 1.0
  ]
  edge [
    source 305
    target 307
    papers 1
    weight 1.0
  ]
  edge [
    source 305
    target 308
    papers 1
    weight 1.0
  ]
  edge [
    source 306
    target 307
    papers 1
    weight 1.0
  ]
  edge [
    source 306
    target 308
    papers 1
    weight 1.0
  ]
  edge [
    source 307
    target 308
    papers 1
    weight 1.0
  ]
  edge [
    source 310
    target 311
    papers 1
    weight 1.0
  ]
  edge [
    source 310
    target 312
    papers 1
    weight 1.0
  ]
  edge [
    source 310
    target 313
    papers 1
    weight 1.0
  ]
  edge [
    source 311
    target 312
    papers 1
    weight 1.0
  ]
  edge [
    source 311
    target 313
    papers 1
    weight 1.0
  ]
  edge [
    source 312
    target 313
    papers 1
    weight 1.0
  ]
  edge [
    source 314
    target 315
    papers 1
    weight 1.0
  ]
  edge [
    source 314
    target 316
    papers 1
    weight 1.0
  ]
  edge [
    source 314
    target 317
    papers 1
    weight 1.0
  ]
  edge [
    source 315
    target 316
    papers 1
    weight 1.0
  ]
  edge [
    source 315
    target 317
    papers 1
    weight 1.0
  ]
  edge [
    source 316
    target 317
    papers 1
    weight 1.0
  ]
  edge [
    source 318
    target 319
    papers 1
    weight 1.0
  ]
  edge [
    source 318
    target 320
    papers 1
    weight 1.0
  ]
  edge [
    source 318
    target 321
    papers 1
    weight 1.0
  ]
  edge [
    source 318
    target 322
    papers 1
    weight 1.0
  ]
  edge [
    source 319
    target 320
    papers 1
    weight 1.0
  ]
  edge [
    source 319
    target 321
    papers 1
    weight 1.0
  ]
  edge [
    source 319
    target 322
    papers 1
    weight 1.0
  ]
  edge [
    source 320
    target 321
    papers 1
    weight 1.0
  ]
  edge [
    source 320
    target 322
    papers 1
    weight 1.0
  ]
  edge [
    source 321
    target 322
    papers 1
    weight 1.0
  ]
  edge [
    source 323
    target 324
    papers 1
    weight 1.0
  ]
  edge [
    source 323
    target 325
    papers 1
    weight 1.0
  ]
  edge [
    source 323
    target 326
    papers 1
    weight 1.0
  ]
  edge [
    source 323
    target 327
    papers 1
    weight 1.0
  ]
  edge [
    source 323
    target 328
    papers 1
    weight 1.0
  ]
  edge [
    source 324
    target 325
    papers 1
    weight 1.0
  ]
  edge [
    source 324
    target 326
    papers 1
    weight 1.0
  ]
  edge [
    source 324
    target 327
    papers 1
    weight 1.0
  ]
  edge [
    source 324
    target 328
    papers 1
    weight 1.0
  ]
  edge [
    source 325
    target 326
    papers 1
    weight 1.0
  ]
  edge [
    source 325
    target 327
    papers 1
    weight 1.0
  ]
  edge [
    source 325
    target 328
    papers 1
    weight 1.0
  ]
  edge [
    source 326
    target 327
    papers 1
    weight 1.0
  ]
  edge [
    source 326
    target 328
    papers 1
    weight 1.0
  ]
  edge [
    source 327
    target 328
    papers 1
    weight 1.0
  ]
  edge [
    source 329
    target 330
    papers 1
    weight 1.0
  ]
  edge [
    source 329
    target 331
    papers 1
    weight 1.0
  ]
  edge [
    source 330
    target 331
    papers 1
    weight 1.0
  ]
  edge [
    source 332
    target 333
    papers 1
    weight 1.0
  ]
  edge [
    source 332
    target 334
    papers 1
    weight 1.0
  ]
  edge [
    source 332
    target 335
    papers 1
    weight 1.0
  ]
  edge [
    source 332
    target 336
    papers 1
    weight 1.0
  ]
  edge [
    source 332
    target 337
    papers 1
    weight 1.0
  ]
  edge [
    source 332
    target 338
    papers 1
    weight 1.0
  ]
  edge [
    source 333
    target 334
    papers 1
    weight 1.0
  ]
  edge [
    source 333
    target 335
    papers 1
    weight 1.0
  ]
  edge [
    source 333
    target 336
    papers 1
    weight 1.0
  ]
  edge [
    source 333
    target 337
    papers 1
    weight 1.0
  ]
  edge [
    source 333
    target 338
    papers 1
    weight 1.0
  ]
  edge [
    source 334
    target 335
    papers 1
    weight 1.0
  ]
  edge [
    source 334
    target 336
    papers 1
    weight 1.0
  ]
  edge [
    source 334
    target 337
    papers 1
    weight 1.0
  ]
  edge [
    source 334
    target 338
    papers 1
    weight 1.0
  ]
  edge [
    source 335
    target 336
    papers 1
    weight 1.0
  ]
  edge [
    source 335
    target 337
    papers 1
    weight 1.0
  ]
  edge [
    source 335
    target 338
    papers 1
    weight 1.0
  ]
  edge [
    source 336
    target 337
    papers 1
    weight 1.0
  ]
  edge [
    source 336
    target 338
    papers 1
    weight 1.0
  ]
  edge [
    source 337
    target 338
    papers 1
    weight 1.0
  ]
  edge [
    source 339
    target 340
    papers 1
    weight 1.0
  ]
  edge [
    source 341
    target 342
    papers 1
    weight 1.0
  ]
  edge [
    source 341
    target 343
    papers 1
    weight 1.0
  ]
  edge [
    source 341
    target 344
    papers 1
    weight 1.0
  ]
  edge [
    source 341
    target 345
    papers 1
    weight 1.0
  ]
  edge [
    source 342
    target 343
    papers 1
    weight 1.0
  ]
  edge [
    source 342
    target 344
    papers 1
    weight 1.0
  ]
  edge [
    source 342
    target 345
    papers 1
    weight 1.0
  ]
  edge [
    source 343
    target 344
    papers 1
    weight 1.0
  ]
  edge [
    source 343
    target 345
    papers 1
    weight 1.0
  ]
  edge [
    source 344
    target 345
    papers 1
    weight 1.0
  ]
  edge [
    source 346
    target 347
    papers 1
    weight 1.0
  ]
  edge [
    source 348
    target 349
    papers 1
    weight 1.0
  ]
  edge [
    source 348
    target 350
    papers 1
    weight 1.0
  ]
  edge [
    source 349
    target 350
    papers 1
    weight 1.0
  ]
  edge [
    source 351
    target 352
    papers 1
    weight 1.0
  ]
  edge [
    source 353
    target 354
    papers 1
    weight 1.0
  ]
  edge [
    source 355
    target 356
    papers 1
    weight 1.0
  ]
  edge [
    source 355
    target 357
    papers 1
    weight 1.0
  ]
  edge [
    source 355
    target 358
    papers 1
    weight 1.0
  ]
  edge [
    source 356
    target 357
    papers 1
    weight 1.0
  ]
  edge [
    source 356
    target 358
    papers 1
    weight 1.0
  ]
  edge [
    source 357
    target 358
    papers 1
    weight 1.0
  ]
  edge [
    source 359
    target 360
    papers 1
    weight 1.0
  ]
  edge [
    source 359
    target 361
    papers 1
    weight 1.0
  ]
  edge [
    source 359
    target 362
    papers 1
    weight 1.0
  ]
  edge [
    source 359
    target 363
    papers 1
    weight 1.0
  ]
  edge [
    source 359
    target 364
    papers 1
    weight 1.0
  ]
  edge [
    source 360
    target 361
    papers 1
    weight 1.0
  ]
  edge [
    source 360
    target 362
    papers 1
    weight 1.0
  ]
  edge [
    source 360
    target 363
    papers 1
    weight 1.0
  ]
  edge [
    source 360
    target 364
    papers 1
    weight 1.0
  ]
  edge [
    source 361
    target 362
    papers 1
    weight 1.0
  ]
  edge [
    source 361
    target 363
    papers 1
    weight 1.0
  ]
  edge [
    source 361
    target 364
    papers 1
    weight 1.0
  ]
  edge [
    source 362
    target 363
    papers 1
    weight 1.0
  ]
  edge [
    source 362
    target 364
    papers 1
    weight 1.0
  ]
  edge [
    source 363
    target 364
    papers 1
    weight 1.0
  ]
  edge [
    source 365
    target 366
    papers 1
    weight 1.0
  ]
  edge [
    source 365
    target 367
    papers 1
    weight 1.0
  ]
  edge [
    source 365
    target 368
    papers 1
    weight 1.0
  ]
  edge [
    source 366
    target 367
    papers 1
    weight 1.0
  ]
  edge [
    source 366
    target 368
    papers 1
    weight 1.0
  ]
  edge [
    source 367
    target 368
    papers 1
    weight 1.0
  ]
  edge [
    source 369
    target 370
    papers 1
    weight 1.0
  ]
  edge [
    source 371
    target 372
    papers 1
    weight 1.0
  ]
  edge [
    source 371
    target 373
    papers 1
    weight 1.0
  ]
  edge [
    source 371
    target 374
    papers 1
    weight 1.0
  ]
  edge [
    source 372
    target 373
    papers 1
    weight 1.0
  ]
  edge [
    source 372
    target 374
    papers 1
    weight 1.0
  ]
  edge [
    source 373
    target 374
    papers 1
    weight 1.0
  ]
  edge [
    source 375
    target 376
    papers 1
    weight 1.0
  ]
  edge [
    source 375
    target 377
    papers 1
    weight 1.0
  ]
  edge [
    source 375
    target 378
    papers 1
    weight 1.0
  ]
  edge [
    source 375
    target 379
    papers 1
    weight 1.0
  ]
  edge [
    source 376
    target 377
    papers 1
    weight 1.0
  ]
  edge [
    source 376
    target 378
    papers 1
    weight 1.0
  ]
  edge [
    source 376
    target 379
    papers 1
    weight 1.0
  ]
  edge [
    source 377
    target 378
    papers 1
    weight 1.0
  ]
  edge [
    source 377
    target 379
    papers 1
    weight 1.0
  ]
  edge [
    source 378
    target 379
    papers 1
    weight 1.0
  ]
  edge [
    source 380
    target 381
    papers 1
    weight 1.0
  ]
  edge [
    source 380
    target 382
    papers 1
    weight 1.0
  ]
  edge [
    source 380
    target 383
    papers 1
    weight 1.0
  ]
  edge [
    source 380
    target 384
    papers 1
    weight 1.0
  ]
  edge [
    source 380
    target 385
    papers 1
    weight 1.0
  ]
  edge [
    source 380
    target 386
    papers 1
    weight 1.0
  ]
  edge [
    source 380
    target 387
    papers 1
    weight 1.0
  ]
  edge [
    source 381
    target 382
    papers 1
    weight 1.0
  ]
  edge [
    source 381
    target 383
    papers 1
    weight 1.0
  ]
  edge [
    source 381
    target 384
    papers 1
    weight 1.0
  ]
  edge [
    source 381
    target 385
    papers 1
    weight 1.0
  ]
  edge [
    source 381
    target 386
    papers 1
    weight 1.0
  ]
  edge [
    source 381
    target 387
    papers 1
    weight 1.0
  ]
  edge [
    source 382
    target 383
    papers 1
    weight 1.0
  ]
  edge [
    source 382
    target 384
    papers 1
    weight 1.0
  ]
  edge [
    source 382
    target 385
    papers 1
    weight 1.0
  ]
  edge [
    source 382
    target 386
    papers 1
    weight 1.0
  ]
  edge [
    source 382
    target 387
    papers 1
    weight 1.0
  ]
  edge [
    source 383
    target 384
    papers 1
    weight 1.0
  ]
  edge [
    source 383
    target 385
    papers 1
    weight 1.0
  ]
  edge [
    source 383
    target 386
    papers 1
    weight 1.0
  ]
  edge [
    source 383
    target 387
    papers 1
    weight 1.0
  ]
  edge [
    source 384
    target 385
    papers 1
    weight 1.0
  ]
  edge [
    source 384
    target 386
    papers 1
    weight 1.0
  ]
  edge [
    source 384
    target 387
    papers 1
    weight 1.0
  ]
  edge [
    source 385
    target 386
    papers 1
    weight 1.0
  ]
  edge [
    source 385
    target 387
    papers 1
    weight 1.0
  ]
  edge [
    source 386
    target 387
    papers 1
    weight 1.0
  ]
  edge [
    source 388
    target 389
    papers 1
    weight 1.0
  ]
  edge [
    source 388
    target 390
    papers 1
    weight 1.0
  ]
  edge [
    source 388
    target 391
    papers 1
    weight 1.0
  ]
  edge [
    source 388
    target 392
    papers 1
    weight 1.0
  ]
  edge [
    source 389
    target 390
    papers 1
    weight 1.0
  ]
  edge [
    source 389
    target 391
    papers 1
    weight 1.0
  ]
  edge [
    source 389
    target 392
    papers 1
    weight 1.0
  ]
  edge [
    source 390
    target 391
    papers 1
    weight 1.0
  ]
  edge [
    source 390
    target 392
    papers 1
    weight 1.0
  ]
  edge [
    source 391
    target 392
    papers 1
    weight 1.0
  ]
  edge [
    source 393
    target 394
    papers 1
    weight 1.0
  ]
  edge [
    source 393
    target 395
    papers 1
    weight 1.0
  ]
  edge [
    source 393
    target 396
    papers 1
    weight 1.0
  ]
  edge [
    source 393
    target 397
    papers 1
    weight 1.0
  ]
  edge [
    source 394
    target 395
    papers 1
    weight 1.0
  ]
  edge [
    source 394
    target 396
    papers 1
    weight 1.0
  ]
  edge [
    source 394
    target 397
    papers 1
    weight 1.0
  ]
  edge [
    source 395
    target 396
    papers 1
    weight 1.0
  ]
  edge [
    source 395
    target 397
    papers 1
    weight 1.0
  ]
  edge [
    source 396
    target 397
    papers 1
    weight 1.0
  ]
  edge [
    source 398
    target 399
    papers 1
    weight 1.0
  ]
  edge [
    source 398
    target 400
    papers 1
    weight 1.0
  ]
  edge [
    source 398
    target 401
    papers 1
    weight 1.0
  ]
  edge [
    source 398
    target 402
    papers 1
    weight 1.0
  ]
  edge [
    source 399
    target 400
    papers 1
    weight 1.0
  ]
  edge [
    source 399
    target 401
    papers 1
    weight 1.0
  ]
  edge [
    source 399
    target 402
    papers 1
    weight 1.0
  ]
  edge [
    source 400
    target 401
    papers 1
    weight 1.0
  ]
  edge [
    source 400
    target 402
    papers 1
    weight 1.0
  ]
  edge [
    source 401
    target 402
    papers 1
    weight 1.0
  ]
  edge [
    source 403
    target 404
    papers 1
    weight 1.0
  ]
  edge [
    source 403
    target 405
    papers 1
    weight 1.0
  ]
  edge [
    source 403
    target 406
    papers 1
    weight 1.0
  ]
  edge [
    source 403
    target 407
    papers 1
    weight 1.0
  ]
  edge [
    source 403
    target 408
    papers 1
    weight 1.0
  ]
  edge [
    source 404
    target 405
    papers 1
    weight 1.0
  ]
  edge [
    source 404
    target 406
    papers 1
    weight 1.0
  ]
  edge [
    source 404
    target 407
    papers 1
    weight 1.0
  ]
  edge [
    source 404
    target 408
    papers 1
    weight 1.0
  ]
  edge [
    source 405
    target 406
    papers 1
    weight 1.0
  ]
  edge [
    source 405
    target 407
    papers 1
    weight 1.0
  ]
  edge [
    source 405
    target 408
    papers 1
    weight 1.0
  ]
  edge [
    source 406
    target 407
    papers 1
    weight 1.0
  ]
  edge [
    source 406
    target 408
    papers 1
    weight 1.0
  ]
  edge [
    source 407
    target 408
    papers 1
    weight 1.0
  ]
  edge [
    source 409
    target 410
    papers 1
    weight 1.0
  ]
  edge [
    source 409
    target 411
    papers 1
    weight 1.0
  ]
  edge [
    source 409
    target 412
    papers 1
    weight 1.0
  ]
  edge [
    source 409
    target 413
    papers 1
    weight 1.0
  ]
  edge [
    source 409
    target 414
    papers 1
    weight 1.0
  ]
  edge [
    source 409
    target 415
    papers 1
    weight 1.0
  ]
  edge [
    source 410
    target 411
    papers 1
    weight 1.0
  ]
  edge [
    source 410
    target 412
    papers 1
    weight 1.0
  ]
  edge [
    source 410
    target 413
    papers 1
    weight 1.0
  ]
  edge [
    source 410
    target 414
    papers 1
    weight 1.0
  ]
  edge [
    source 410
    target 415
    papers 1
    weight 1.0
  ]
  edge [
    source 411
    target 412
    papers 1
    weight 1.0
  ]
  edge [
    source 411
    target 413
    papers 1
    weight 1.0
  ]
  edge [
    source 411
    target 414
    papers 1
    weight 1.0
  ]
  edge [
    source 411
    target 415
    papers 1
    weight 1.0
  ]
  edge [
    source 412
    target 413
    papers 1
    weight 1.0
  ]
  edge [
    source 412
    target 414
    papers 1
    weight 1.0
  ]
  edge [
    source 412
    target 415
    papers 1
    weight 1.0
  ]
  edge [
    source 413
    target 414
    papers 1
    weight 1.0
  ]
  edge [
    source 413
    target 415
    papers 1
    weight 1.0
  ]
  edge [
    source 414
    target 415
    papers 1
    weight 1.0
  ]
  edge [
    source 416
    target 417
    papers 1
    weight 1.0
  ]
  edge [
    source 416
    target 418
    papers 1
    weight 1.0
  ]
  edge [
    source 417
    target 418
    papers 1
    weight 1.0
  ]
  edge [
    source 419
    target 420
    papers 1
    weight 1.0
  ]
]
