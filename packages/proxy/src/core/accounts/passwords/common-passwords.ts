/** The commonest passwords of published lists that are long enough to be chosen here, in lower case. */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  00000000 000000000 0000000000 00112233 01234567 0123456789 09876543 0987654321 11111111 111111111 1111111111
  11112222 11223344 1122334455 112233445566 12121212 12131415 123123123 1231231234 12312312 12341234 1234512345
  12344321 123454321 123456654321 12345678 123456781 1234567810 123456788 123456789 1234567890 12345678901
  1234567891 12345678910 123456789a 123456789q 1234567899 123456987 12345abc 12345qwert 1234abcd 1234qwer 123654789
  123698745 12qwaszx 13131313 135792468 147258369 14789632 147852369 159753456 159357258 19871987 1q2w3e4r 1q2w3e4r5t
  1q2w3e4r5t6y 1qaz2wsx 1qaz2wsx3edc 1qazxsw2 20202020 21212121 22222222 23232323 24682468 25802580 31415926
  33333333 36925814 44444444 55555555 55667788 66666666 67896789 741852963 753159456 77777777 789456123 78945612
  87654321 88888888 963852741 98765432 987654321 9876543210 99999999 a1234567 a12345678 a123456789 a1b2c3d4
  a1s2d3f4 aa123456 aaaaaaaa abc12345 abc123456 abcd1234 abcdefgh abcdefg1 abcd12345 access14 adgjmptw admin123 admin1234
  administrator alexander alexandra asdasdasd asdf1234 asdfasdf asdfghjk asdfghjkl asdfghjkl1 azertyuiop babygirl
  barcelona baseball basketball batman123 beautiful benjamin blink182 bullshit butterfly caroline charlie1 charlotte
  chelsea1 chocolate christian christine changeme changeme123 chouchou computer corvette cristina danielle default1
  dragon12 drowssap einstein elephant elizabeth estrella football football1 formula1 fuckyou1 gabriela gfhjkm123
  godzilla guinness hahahaha hardcore hello123 hellohello iloveyou iloveyou1 iloveyou2 internet isabella jennifer
  jessica1 jonathan jordan23 juventus kristina letmein1 letmein123 liverpool liverpool1 lol123456 lovelove
  loveyou1 manchester marlboro maverick mercedes metallica michael1 michelle mickey12 midnight minecraft monkey12
  monkey123 mustang1 mynoob12 nicholas nirvana1 ohmygod1 p4ssw0rd p@55w0rd p@ssw0rd p@ssword pa$$w0rd pa55word paradise
  parola123 pass1234 pass12345 pass@123 passpass passw0rd passwd123 password password! password0 password01 password1
  password1! password11 password12 password123 password123! password1234 password12345 password2 password3 passwort
  passwort1 patricia photoshop pokemon1 precious princess princess1 q1w2e3r4 q1w2e3r4t5 q1w2e3r4t5y6 qazwsxed
  qazwsxedc qazwsx123 qq123456 qqww1122 qweasdzxc qweqweqwe qwer1234 qwer12345 qwerasdf qwert123 qwert1234 qwerty00 qwerty01
  qwerty11 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyui qwertyuiop qwertyuiop123 rainbow1 rangers1
  realmadrid remember robert12 rockstar samantha samsung1 sayang123 scorpion secret12 secret123 september
  serenity shadow12 slipknot snowball soccer12 spiderman starwars starwars1 steelers stephanie strawberry
  sunflower sunshine sunshine1 superman superman1 superstar sweetheart swordfish system32 target123 teddybear temp1234
  test1234 testtest thunder1 tinkerbell trustno1 undertaker unknown1 username valentina vanessa1 veronica victoria
  volleyball wall.e12 welcome1 welcome123 welcome1! whatever william1 xbox360123 yamaha123 yankees1 zaq12wsx zaq1zaq1
  zaq1xsw2 zxcvbnm1 zxcvbnm123 zzzzzzzz
  `
    .trim()
    .split(/\s+/),
);
