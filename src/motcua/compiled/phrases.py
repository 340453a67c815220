"""What errors say in English, and the same in other languages. Made from data/ by `python3 dev.py compile`; never edited."""

PHRASES: dict[str, dict[str, str]] = {'vi': {'"{text}" ({why})': '"{text}" ({why})',
        "'0' or '1'": '“0” hoặc “1”',
        "'in' stands between a fact and literals, for example channel in ('online', 'post')": '“in” đứng '
                                                                                              'giữa một '
                                                                                              'thông tin và '
                                                                                              'các giá trị, '
                                                                                              'ví dụ channel '
                                                                                              "in ('online', "
                                                                                              "'post')",
        "'long' or 'short'": '“long” (đầy đủ) hoặc “short” (ngắn)',
        "'replaces' or 'adjusts'": '“replaces” (thay thế) hoặc “adjusts” (điều chỉnh)',
        "'{text}' ({why})": '“{text}” ({why})',
        "'{text}'; ask WorkingDays for the others": '“{text}”; các trường hợp khác hãy hỏi WorkingDays',
        "'{text}'; ask WorkingHours for the others": '“{text}”; các trường hợp khác hãy hỏi WorkingHours',
        '--column HEADING={column}': '--column ĐẦU_CỘT={column}',
        '--column {column}': '--column {column}',
        '0 or more, with the amount at most {n}': 'từ 0 trở lên, cộng với số lượng không quá {n}',
        '0 to {n}': 'từ 0 đến {n}',
        '0 to {n}, its place among the choices': 'từ 0 đến {n}, số thứ tự của phương án',
        '0, 1 or 2, or nothing': '0, 1 hoặc 2, hoặc để trống',
        '01, the version of the format': '01, phiên bản của định dạng',
        '1 to 25 characters of ASCII': '1 đến 25 ký tự ASCII',
        '1 to 25 characters, ASCII when the marks are off': '1 đến 25 ký tự, bỏ dấu thì là ASCII',
        '1 to {n}': 'từ 1 đến {n}',
        '1 to {n} minutes': 'từ 1 đến {n} phút',
        '1 to {n} time limits': 'từ 1 đến {n} thời hạn',
        '1 to {n}, each of them printable': 'từ 1 đến {n} ký tự, ký tự nào cũng in được',
        '10 digits, 10 digits and -001 of a branch, or the 12 digits of a personal number': '10 chữ số, 10 '
                                                                                            'chữ số kèm -001 '
                                                                                            'của chi nhánh, '
                                                                                            'hoặc 12 chữ số '
                                                                                            'của số định '
                                                                                            'danh cá nhân',
        '11 for a code used again and again, 12 for one payment': '11 cho mã dùng nhiều lần, 12 cho một lần '
                                                                  'thanh toán',
        '704, đồng': '704, tức là đồng',
        '==, != or in: {key} is a {type}': '==, != hoặc in: {key} thuộc loại {type}',
        'ASCII that ends in 6304 and a checksum': 'văn bản ASCII kết thúc bằng 6304 và mã kiểm tra',
        'Broken pipe': 'đường ống đã đóng',
        'CSV with a quotation mark after each cell that begins with one': 'CSV có dấu ngoặc kép đóng ở cuối '
                                                                          'mỗi ô mở đầu bằng dấu ngoặc kép',
        'CSV with lines that end in a line feed': 'CSV có các dòng kết thúc bằng ký tự xuống dòng',
        'CSV with quotation marks inside a cell written twice': 'CSV có dấu ngoặc kép trong ô được ghi hai '
                                                                'lần',
        'Cannot declare {key} twice': 'khai báo {key} hai lần',
        'Cannot mutate immutable namespace {name}': 'ghi thêm vào {name}, phần này đã khép lại',
        'Cannot overwrite a value': 'ghi đè lên một giá trị đã có',
        'Convert outermost in the level': 'Convert ở ngoài cùng của mức thu',
        'Duplicate inline table key {name}': 'khóa {name} lặp lại trong bảng',
        'Escaped character is not a Unicode scalar value': 'mã ký tự không có trong Unicode',
        "Expected '=' after a key in a key/value pair": 'thiếu dấu “=” sau tên khóa',
        "Expected ']' at the end of a table declaration": 'thiếu dấu “]” ở cuối tên bảng',
        "Expected ']]' at the end of an array declaration": 'thiếu dấu “]]” ở cuối tên bảng',
        'Expected newline or end of document after a statement': 'sau mỗi khai báo phải xuống dòng',
        "Expecting ',' delimiter": 'thiếu dấu phẩy hoặc dấu hai chấm',
        "Expecting ':' delimiter": 'thiếu dấu phẩy hoặc dấu hai chấm',
        'Expecting property name enclosed in double quotes': 'thiếu tên trong ngoặc kép',
        'Expecting value': 'thiếu giá trị',
        'Extra data': 'thừa dữ liệu phía sau',
        'False': 'sai (False)',
        'File name too long': 'tên tệp quá dài',
        'Found invalid character {mark}': 'gặp ký tự không hợp lệ {mark}',
        'Illegal character {mark}': 'ký tự không được phép {mark}',
        'Illegal trailing comma before end of array': 'thừa dấu phẩy cuối',
        'Illegal trailing comma before end of object': 'thừa dấu phẩy cuối',
        'Input/output error': 'lỗi đọc ghi',
        'Invalid \\escape': 'dấu \\ đứng trước ký tự không được phép',
        'Invalid \\uXXXX escape': 'mã \\uXXXX không hợp lệ',
        'Invalid control character': 'có ký tự điều khiển',
        'Invalid control character at': 'có ký tự điều khiển',
        'Invalid date or datetime': 'ngày giờ không hợp lệ',
        'Invalid hex value': 'mã ký tự không hợp lệ',
        'Invalid initial character for a key part': 'ký tự đầu của tên khóa không hợp lệ',
        'Invalid statement': 'khai báo không hợp lệ',
        'Invalid value': 'giá trị không hợp lệ',
        'Is a directory': 'đây là một thư mục',
        'JSON text': 'văn bản JSON',
        'JSON, which begins without one': 'JSON, không có dấu này ở đầu',
        'No space left on device': 'hết chỗ trên đĩa',
        'No such file or directory': 'không có tệp hay thư mục này',
        'None': 'không có gì (None)',
        'NoneType': 'không có gì',
        'Not a directory': 'đây không phải là thư mục',
        'Permission denied': 'không có quyền đọc',
        'QR codes': 'các mã QR',
        'QRIBFTTA for an account, QRIBFTTC for a card': 'QRIBFTTA cho tài khoản, QRIBFTTC cho thẻ',
        'Read-only file system': 'hệ thống tệp chỉ đọc',
        'Too many levels of symbolic links': 'quá nhiều tầng liên kết',
        'TrangThaiHoSo, NgayNopHoSo, KenhThucHien and a procedure somebody knows': 'TrangThaiHoSo, '
                                                                                   'NgayNopHoSo, '
                                                                                   'KenhThucHien và một thủ '
                                                                                   'tục đã biết',
        'True': 'đúng (True)',
        'True or False': 'True (đúng) hoặc False (sai)',
        'True, False or None': 'True (đúng), False (sai) hoặc None (để trống)',
        'UTF-8 text': 'văn bản UTF-8',
        'Unclosed array': 'danh sách chưa đóng ngoặc',
        'Unclosed inline table': 'bảng trong dòng chưa đóng ngoặc',
        "Unescaped '{mark}' in a string": 'có dấu “{mark}” chưa được thoát trong chuỗi',
        'Unterminated string': 'chuỗi chưa đóng ngoặc kép',
        'Unterminated string starting at': 'đoạn chữ chưa đóng ngoặc kép',
        '[[{key}]], two brackets for each of several': '[[{key}]], hai dấu ngoặc vuông cho mỗi mục',
        'a Boolean': 'giá trị đúng/sai',
        'a Desk': 'một Desk (bàn tiếp nhận)',
        'a TOML file': 'một tệp TOML',
        'a VND or a Money': 'một giá trị VND hoặc Money',
        'a body': 'một phần nội dung',
        'a bound for a {type}': 'giới hạn cho loại {type}',
        'a byte order mark': 'dấu thứ tự byte ở đầu tệp',
        'a cap of zero': 'mức trần bằng 0',
        'a captured page': 'trang đã lưu',
        'a captured page, with fields such as ma_thu_tuc': 'một trang đã lưu, có các trường như ma_thu_tuc',
        'a carriage return where no line ends': 'ký tự về đầu dòng ở chỗ không hết dòng',
        'a cell that goes on after its quotation mark': 'một ô còn chữ sau dấu ngoặc kép đóng',
        'a channel': 'một hình thức nộp',
        'a choice': 'một phương án',
        'a choice for each question': 'mỗi vấn đề một phương án',
        'a citation, and whether it was verified': 'một căn cứ pháp lý, và đã kiểm chứng hay chưa',
        'a cliff without its amount': 'bước nhảy không có mức',
        'a clock time': 'một giờ trong ngày',
        'a clock time in whole minutes such as datetime.time(15)': 'một giờ tròn phút, ví dụ '
                                                                   'datetime.time(15)',
        'a clock time such as {example}': 'một giờ trong ngày, ví dụ {example}',
        'a clock time without quotes, such as {example}': 'giờ không có ngoặc kép, như {example}',
        'a code in quotes, "{code}"': 'mã đặt trong ngoặc kép, "{code}"',
        'a code of its own': 'một mã riêng',
        'a code or a SubmittedPaper': 'một mã hoặc một SubmittedPaper',
        'a code without a name': 'một mã không có tên',
        'a column of days: one dimension': 'một cột ngày, một chiều',
        'a column of one kind of value': 'một cột chỉ gồm một kiểu giá trị',
        'a column of {kind}': 'một cột {kind}',
        'a column with hidden rows': 'một cột có dòng bị che',
        'a column without a heading': 'một cột không có đầu cột',
        'a column: one dimension': 'một cột, một chiều',
        'a comparison needs a fact on one side': 'phép so sánh phải có một thông tin ở một bên',
        'a condition': 'một điều kiện',
        'a condition is a text of at most {n} characters': 'điều kiện là đoạn chữ nhiều nhất {n} ký tự',
        'a condition such as {example}': 'một điều kiện như {example}',
        'a consent that is there or was refused': 'việc đồng ý đã có hoặc đã bị từ chối',
        'a conversion inside its amount': 'quy đổi nằm trong mức',
        'a date from {first} and 1 to {n} working days that end by {last}': 'một ngày từ {first}, cùng 1 đến '
                                                                            '{n} ngày làm việc kết thúc '
                                                                            'không muộn hơn {last}',
        "a date is meant here, not {owner}; of a moment, pass its date in the office's zone": 'ở đây cần một '
                                                                                              'ngày, không '
                                                                                              'phải {owner}; '
                                                                                              'có thời điểm '
                                                                                              'thì đưa ngày '
                                                                                              'của nó theo '
                                                                                              'múi giờ của '
                                                                                              'cơ quan',
        'a date without quotes, such as {example}': 'ngày không có ngoặc kép, như {example}',
        "a date, or text such as '2026-08-28'": 'một ngày, hoặc đoạn chữ như “2026-08-28”',
        'a day': 'một ngày',
        'a day after the filing': 'một ngày sau khi nộp',
        'a day after {day}': 'một ngày sau {day}',
        'a day from {day} on': 'một ngày từ {day} trở đi',
        'a day from {day} on, when its limit begins': 'một ngày từ {day} trở đi, khi thời hạn bắt đầu tính',
        'a day from {first} to {last}': 'một ngày từ {first} đến {last}',
        'a day from {first} to {last}, as it says': 'một ngày từ {first} đến {last}, như chính nó nêu',
        'a day of the calendar as yyMMdd': 'một ngày có thật, viết dạng yyMMdd',
        'a day of this century: the code has two digits for it': 'một ngày của thế kỷ này: mã chỉ có hai chữ '
                                                                 'số cho năm',
        'a day or a moment after {moment}, when the opinion is asked for': 'một ngày hoặc một thời điểm sau '
                                                                           '{moment}, lúc lấy ý kiến',
        'a day such as {example}': 'một ngày, ví dụ {example}',
        'a day up to the year {n}': 'một ngày đến hết năm {n}',
        'a day up to {day}': 'một ngày không muộn hơn {day}',
        'a day without a clock, for example 2026-08-28': 'một ngày không kèm giờ, ví dụ 2026-08-28',
        'a day, or a column of days': 'một ngày hoặc một cột ngày',
        'a day, or a moment with its zone': 'một ngày, hoặc một thời điểm có múi giờ',
        'a device': 'một thiết bị',
        'a dossier': 'một hồ sơ',
        'a dossier file': 'một tệp hồ sơ',
        'a dossier that can be read': 'một hồ sơ đọc được',
        'a dossier that lacks nothing': 'một hồ sơ không thiếu gì',
        'a dossier that was given a code when it was accepted': 'một hồ sơ đã được cấp mã số khi tiếp nhận',
        'a dossier whose result follows at once': 'hồ sơ trả kết quả ngay',
        'a dossier, its record or a progress event': 'một hồ sơ, bản ghi của hồ sơ hoặc một bước tiến độ',
        'a fact is compared by two signs, for example {example}': 'so sánh thông tin bằng hai dấu bằng, ví '
                                                                  'dụ {example}',
        'a fact its amount hangs on: {list}': 'một thông tin mà mức thu phụ thuộc vào: {list}',
        'a fact the package sets or asks': 'một thông tin mà thủ tục liên thông đặt hoặc hỏi',
        'a fact {name} that is a date': 'một thông tin {name} kiểu ngày',
        'a file of captured pages': 'một tệp trang đã chụp từ Cổng',
        'a file of captured pages; what stands after {path} was not read': 'tệp các trang đã lưu; phần sau '
                                                                           '{path} không được đọc',
        'a file or a folder of captured pages': 'một tệp hoặc một thư mục trang đã chụp từ Cổng',
        'a first line that is data': 'dòng đầu đã là dữ liệu',
        'a fixed offset, or a zone with a key': 'một độ lệch giờ cố định, hoặc một múi giờ có tên',
        'a folder that cannot be written ({why})': 'một thư mục không ghi được ({why})',
        'a folder without dossier files': 'thư mục không có tệp hồ sơ',
        'a folder without pages': 'một thư mục không có trang nào',
        'a folder without rule files': 'một thư mục không có tệp quy định',
        'a folder without {what}': 'một thư mục không có {what}',
        'a fraction from 0 to 1, or nothing': 'một phân số từ 0 đến 1, hoặc để trống',
        'a fraction of more than 40 digits': 'một phân số hơn 40 chữ số',
        'a fraction or a whole number': 'một phân số hoặc một số nguyên',
        'a function that finds the procedure of a code': 'một hàm tìm thủ tục theo mã',
        'a heading for each column': 'mỗi cột một đầu cột',
        'a heading for each; a text with a comma stands in quotes': 'mỗi ô một đầu cột; đoạn chữ có dấu phẩy '
                                                                    'phải để trong ngoặc kép',
        'a heading given twice': 'một đầu cột ghi hai lần',
        'a heading {heading}': 'một đầu cột {heading}',
        'a heading {heading}, or {option}': 'một đầu cột {heading}, hoặc {option}',
        "a history begins with 'open' or 'adopt'": "lịch sử bắt đầu bằng 'open' hoặc 'adopt'",
        'a history: all it waits for was granted': 'một lịch sử: mọi thứ nó chờ đều đã được giải quyết',
        'a item of its own': 'một khoản riêng',
        'a key given twice': 'một khóa ghi hai lần',
        'a key of type {kind}': 'một khóa kiểu {kind}',
        'a key that is no text': 'một khóa không phải là chữ',
        'a key that stands already': 'một khóa đã có sẵn',
        'a label for {choice}': 'một nhãn cho {choice}',
        "a language that babel knows, for example 'vi', 'en', 'km'": 'một ngôn ngữ mà thư viện babel biết, '
                                                                     'ví dụ “vi”, “en”, “km”',
        'a larger number': 'một số lớn hơn',
        'a larger text': 'một văn bản lớn hơn',
        'a last day on or after the first': 'ngày cuối không trước ngày đầu',
        'a last year not before the first': 'năm cuối không trước năm đầu',
        'a later one of {list} that may be asked for': 'một phiên bản sau của {list} mà người nộp được yêu '
                                                       'cầu',
        'a least that is not more than the most': 'mức thấp nhất không lớn hơn mức cao nhất',
        'a level set by {who}': 'một mức do {who} quy định',
        'a limit in days, months or years': 'một thời hạn tính bằng ngày, tháng hoặc năm',
        'a limit in hours has no cut-off': 'thời hạn tính bằng giờ thì không có mốc giờ',
        'a limit in the unit of {limit}, as these units cannot be compared': 'thời hạn cùng đơn vị với '
                                                                             '{limit}, vì hai đơn vị này '
                                                                             'không so sánh được',
        'a limit is a text of at most {n} characters': 'thời hạn là đoạn chữ nhiều nhất {n} ký tự',
        "a limit is a whole number, for example '12 working hours'": "thời hạn là số nguyên, ví dụ '12 giờ "
                                                                     "làm việc'",
        "a limit is in hours, days, months or years, for example '1 working hour'": 'thời hạn tính bằng giờ, '
                                                                                    'ngày, tháng hoặc năm, '
                                                                                    "ví dụ '1 giờ làm việc'",
        'a limit is one number, not from one to another': 'thời hạn là một con số, không phải từ số này đến '
                                                          'số kia',
        'a limit of the whole part as well': 'có cả thời hạn của toàn bộ thủ tục thành phần',
        'a limit that ends by {day}': 'một thời hạn kết thúc không muộn hơn {day}',
        'a limit that ends within the calendar': 'một thời hạn kết thúc trong phạm vi của lịch',
        'a limit, a number of times, both, or a step for special law': 'một thời hạn, một số lần, cả hai, '
                                                                       'hoặc một bước theo pháp luật chuyên '
                                                                       'ngành',
        'a line of headings, then a line for each row': 'một dòng đầu cột, rồi mỗi hồ sơ một dòng',
        'a line of headings, then the rows': 'một dòng đầu cột, rồi các dòng dữ liệu',
        'a line without an end': 'một dòng không có chỗ kết thúc',
        'a list': 'một danh sách',
        'a list of at most {n}': 'một danh sách nhiều nhất {n} mục',
        'a list of codes, at least one': 'một danh sách mã, ít nhất một mã',
        'a list of keys': 'một danh sách khóa',
        'a list of papers': 'một danh sách giấy tờ',
        'a list of sessions or turns': 'một danh sách các buổi hoặc lượt trực',
        'a list of tables': 'một danh sách các bảng',
        'a list of texts': 'một danh sách các đoạn chữ',
        'a list of them': 'một danh sách',
        'a list of two': 'một danh sách gồm hai mục',
        'a list of {n}': 'một danh sách {n} mục',
        'a list with at most {n} things inside its own': 'một danh sách có nhiều nhất {n} mục bên trong các '
                                                         'mục của nó',
        'a list with {n}': 'một danh sách với {n} mục',
        'a list; its tables stand under two brackets, [[…]]': 'một danh sách; mỗi bảng đứng dưới hai dấu '
                                                              'ngoặc vuông, [[…]]',
        'a literal is True, False, a whole number, or a text in quotes': 'giá trị là True, False, một số '
                                                                         'nguyên, hoặc đoạn chữ trong ngoặc '
                                                                         'kép',
        "a local schedule's code": 'mã một biểu phí, lệ phí của địa phương',
        'a longer cell': 'một ô dài hơn',
        'a longer dotted key': 'một khóa có nhiều dấu chấm hơn',
        'a longer line': 'một dòng dài hơn',
        'a longer number': 'một số dài hơn',
        'a longer one': 'một cái dài hơn',
        'a look at .value, which is None while facts are missing': 'xem .value, giá trị này là None khi còn '
                                                                   'thiếu thông tin',
        'a lower end below the upper one': 'đầu dưới nhỏ hơn đầu trên',
        'a lower-case English word': 'một từ tiếng Anh viết thường',
        'a lower-case English word that is not reserved': 'một từ tiếng Anh viết thường, không phải từ dành '
                                                          'riêng',
        'a lower-case English word, for example {example}': 'một từ tiếng Anh viết thường, ví dụ {example}',
        'a lower-case English word, such as {example}': 'một từ tiếng Anh viết thường, như {example}',
        'a make-up day': 'ngày làm bù',
        'a mapping from names to kinds': 'một bảng từ tên cột đến kiểu dữ liệu',
        'a mapping of names to answers': 'một bảng từ tên đến câu trả lời',
        'a mapping of weekdays to sessions': 'một bảng từ thứ trong tuần đến các buổi',
        'a message that the Vietnamese has': 'một câu mà bản tiếng Việt có',
        'a moment': 'một thời điểm',
        'a moment before it came': 'một thời điểm trước khi phản ánh, kiến nghị đến',
        'a moment for a dossier {state}': 'một thời điểm cho hồ sơ ở trạng thái “{state}”',
        'a moment for each part that waits for one': 'mỗi thủ tục thành phần đang chờ một thời điểm',
        'a moment from {first} to {last}': 'một thời điểm từ {first} đến {last}',
        'a moment from {first}, when it was filed, to {last}, when it is told': 'một thời điểm từ {first}, '
                                                                                'lúc nộp, đến {last}, lúc '
                                                                                'ghi nhận',
        'a moment from {moment} on': 'một thời điểm từ {moment} trở đi',
        'a moment from {moment} on, when it happened': 'một thời điểm từ {moment} trở đi, lúc việc xảy ra',
        'a moment in ISO form, with its zone': 'một thời điểm viết theo ISO, có múi giờ',
        "a moment is written like '2026-08-28 15:20'": 'thời điểm viết như “2026-08-28 15:20”',
        "a moment is written like '2026-08-28 15:20' or '28/08/2026 15:20' with two digits each": 'thời điểm '
                                                                                                  'viết như '
                                                                                                  '“2026-08-28 '
                                                                                                  '15:20” '
                                                                                                  'hoặc '
                                                                                                  '“28/08/2026 '
                                                                                                  '15:20”, '
                                                                                                  'ngày và '
                                                                                                  'tháng đều '
                                                                                                  'hai chữ '
                                                                                                  'số',
        'a moment of the zone {zone}': 'một thời điểm ở múi giờ {zone}',
        'a moment on each line': 'mỗi dòng một thời điểm',
        'a moment up to the take-over, {moment}': 'một thời điểm không muộn hơn lúc tiếp quản, {moment}',
        'a moment up to {moment}, when it was corrected': 'một thời điểm không muộn hơn {moment}, lúc hiệu '
                                                          'chỉnh',
        'a moment with its zone': 'một thời điểm có múi giờ',
        'a moment with its zone, or None': 'một thời điểm có múi giờ, hoặc để trống (None)',
        'a moment with its zone, such as {example}': 'một thời điểm có múi giờ, ví dụ {example}',
        'a moment without a zone': 'một thời điểm không có múi giờ',
        'a name of its own': 'một tên riêng',
        'a name of {n} fields': 'một tên mà {n} lĩnh vực mang',
        'a name or a code': 'một tên hoặc một mã',
        'a name that no fact has': 'một tên chưa thông tin nào mang',
        'a name that says what it is for': 'một tên nói rõ nó để làm gì',
        "a name, or a table with 'helper' in it": 'một cái tên, hoặc một bảng có “helper”',
        'a negative rate or amount': 'tỷ lệ hoặc mức âm',
        'a new symbol': 'một ký hiệu mới',
        'a number from {first} to {last}': 'một số từ {first} đến {last}',
        'a number in words': 'một số tiền bằng chữ',
        'a number of more than 18 digits': 'một số hơn 18 chữ số',
        'a number of more than {n} digits': 'một số hơn {n} chữ số',
        'a number of thousands of digits': 'một số dài hàng nghìn chữ số',
        'a number of {n} bits': 'một số {n} bit',
        'a number of {n} digits': 'một số có {n} chữ số',
        'a number up to 10^18': 'một số đến 10^18',
        'a number with a point': 'một số có phần thập phân',
        'a package': 'một hồ sơ liên thông',
        'a page': 'một trang',
        'a page that has a draft': 'một trang có bản thảo',
        'a page without code or name': 'một trang không có mã hoặc tên',
        'a paper brought by those who have it': 'giấy tờ ai có thì nộp',
        'a paper repealed or stated': 'một giấy tờ được bãi bỏ hoặc được nêu',
        'a part': 'một thủ tục thành phần',
        'a part nobody leaves out, or one it needs': 'một thủ tục thành phần không ai được bỏ, hoặc thủ tục '
                                                     'thành phần mà nó cần',
        'a part of the fee': 'một phần của khoản thu',
        'a part of {amount}': 'một phần của {amount}',
        'a part that has ended': 'một thủ tục thành phần đã kết thúc',
        'a part that is open, or may yet be': 'một thủ tục thành phần đang mở, hoặc còn có thể mở',
        'a part that is told twice': 'một thủ tục thành phần được ghi hai lần',
        'a part that still waits for one': 'một thủ tục thành phần còn chờ xác nhận đồng ý',
        'a part that waits for no consent': 'một thủ tục thành phần không chờ xác nhận đồng ý',
        'a pattern, and a symbol with its year': 'một mẫu số, và một ký hiệu kèm năm',
        'a personal value is not the one that was sealed': 'một dữ liệu cá nhân không phải là giá trị đã '
                                                           'niêm',
        'a pipe into which nobody writes': 'một đường ống không ai ghi vào',
        'a place of its own for each row': 'mỗi dòng một chỗ riêng',
        'a posting without a name': 'một thông báo không có tên',
        'a procedure of the catalogue these rules lie over': 'một thủ tục của danh mục mà quy định này bổ '
                                                             'sung',
        'a procedure of the catalogue these rules lie over, such as {list}': 'một thủ tục của danh mục mà '
                                                                             'quy định này bổ sung, ví dụ '
                                                                             '{list}',
        'a procedure that asks for the channel': 'một thủ tục có hỏi hình thức nộp',
        'a procedure that ends before this one': 'thủ tục kết thúc trước thủ tục này',
        'a promise': 'một lịch hẹn',
        'a quote or an amount of money': 'một bảng tính phí, lệ phí hoặc một số tiền',
        'a receipt, or an apology with a new date': 'giấy tiếp nhận, hoặc thư xin lỗi có ngày hẹn mới',
        'a record': 'một bản ghi',
        'a record that dumps wrote': 'bản ghi do records.dumps viết ra',
        'a record that lacks one of them': 'một bản ghi thiếu một trong các trường ấy',
        'a report, a LinkedProcedure, a Plan, a Form, an Explanation or a Procedure': 'một báo cáo, một '
                                                                                      'LinkedProcedure, '
                                                                                      'Plan, Form, '
                                                                                      'Explanation hoặc '
                                                                                      'Procedure',
        'a rule a province may set': 'một quy định mà tỉnh được đặt ra',
        "a schedule's code": 'mã một biểu phí, lệ phí',
        'a second row for {what}': 'một dòng thứ hai cho {what}',
        'a session that closes after it opens': 'một buổi đóng sau khi mở',
        'a share of {amount}': 'tỷ lệ {amount}',
        'a share such as {example}': 'một tỷ lệ, ví dụ {example}',
        'a state': 'một trạng thái',
        'a step only of a time that makes no return date': 'bước chỉ dành cho thời gian không làm nên ngày '
                                                           'hẹn trả',
        'a symbol of {n}, as book.for_year({all}) has': 'một ký hiệu của năm {n}, như book.for_year({all})',
        'a table': 'một bảng',
        'a table from codes to values': 'một bảng từ mã đến giá trị',
        'a table from columns to values': 'một bảng từ cột đến giá trị',
        'a table from headings to columns': 'một bảng từ đầu cột sang cột',
        'a table from headings to values': 'một bảng từ đầu cột đến giá trị',
        'a table from names to values': 'một bảng từ tên đến giá trị',
        'a table of dossiers': 'một bảng hồ sơ',
        'a table of the columns of a row': 'một bảng gồm các cột của một dòng',
        'a table of values by name': 'một bảng giá trị theo tên',
        'a table of {list}': 'một bảng gồm {list}',
        'a table with other keys': 'một bảng có các khóa khác',
        'a table without a history': 'một bảng không có history',
        'a table without any field of a page': 'một bảng không có trường nào của trang',
        'a test for truth': 'xét đúng sai trực tiếp',
        'a text': 'một đoạn chữ',
        'a text in quotes': 'một đoạn chữ trong ngoặc kép',
        'a text of 1 to {n} characters': 'một đoạn chữ dài từ 1 đến {n} ký tự',
        'a text of another shape': 'một đoạn chữ có dạng khác',
        'a text of at most {n} characters': 'một đoạn chữ không quá {n} ký tự',
        'a text of more than {n} characters': 'một đoạn chữ dài hơn {n} ký tự',
        'a text of whole letters': 'một đoạn chữ gồm các ký tự trọn vẹn',
        'a text of {first} to {last} characters': 'một đoạn chữ dài từ {first} đến {last} ký tự',
        'a text that is not empty': 'một đoạn chữ không để trống',
        'a text, a number, a day or a moment': 'một đoạn chữ, một số, một ngày hoặc một thời điểm',
        'a text, a whole number, true, false, nothing, a day, or a list or table of these at most {n} deep': 'một '
                                                                                                             'đoạn '
                                                                                                             'chữ, '
                                                                                                             'một '
                                                                                                             'số '
                                                                                                             'nguyên, '
                                                                                                             'true, '
                                                                                                             'false, '
                                                                                                             'để '
                                                                                                             'trống, '
                                                                                                             'một '
                                                                                                             'ngày, '
                                                                                                             'hoặc '
                                                                                                             'một '
                                                                                                             'danh '
                                                                                                             'sách '
                                                                                                             'hay '
                                                                                                             'bảng '
                                                                                                             'gồm '
                                                                                                             'các '
                                                                                                             'giá '
                                                                                                             'trị '
                                                                                                             'đó, '
                                                                                                             'lồng '
                                                                                                             'nhiều '
                                                                                                             'nhất '
                                                                                                             '{n} '
                                                                                                             'tầng',
        'a text, a whole number, true, false, nothing, a list or a table': 'một đoạn chữ, một số nguyên, '
                                                                           'true, false, để trống, một danh '
                                                                           'sách hoặc một bảng',
        'a text, as {code} is': 'một đoạn chữ, như {code}',
        'a time limit': 'một thời hạn',
        'a time limit as documents write it': 'một thời hạn như văn bản vẫn viết',
        'a time limit such as {example}': 'một thời hạn như {example}',
        'a time zone, for example that of ZoneInfo': 'một múi giờ, ví dụ múi giờ lấy từ ZoneInfo',
        'a tuple': 'một bộ giá trị',
        'a type that is one of {list}': 'một loại trong: {list}',
        'a value': 'một giá trị',
        'a value for it': 'một giá trị cho khóa này',
        'a value for “{label}”': 'một giá trị cho “{label}”',
        'a value its row takes': 'một giá trị mà dòng đó nhận',
        'a value of this library': 'một giá trị của thư viện này',
        'a value of this library, or a table of them': 'một giá trị của thư viện này, hoặc một bảng các giá '
                                                       'trị đó',
        'a value of {kind}': 'một giá trị kiểu {kind}',
        'a value that its row allows': 'một giá trị mà dòng đó cho phép',
        'a value that stands without a calendar; answers are computed again': 'một giá trị không cần lịch; '
                                                                              'kết quả thì được tính lại',
        'a whole number': 'một số nguyên',
        'a whole number from 0 to {n}': 'một số nguyên từ 0 đến {n}',
        'a whole number from 1': 'một số nguyên từ 1',
        'a whole number from 1 to {n}': 'một số nguyên từ 1 đến {n}',
        'a whole number from {first} to {last}': 'một số nguyên từ {first} đến {last}',
        'a whole number from {n} on': 'một số nguyên từ {n} trở lên',
        'a whole number of at most {n} bits': 'một số nguyên không quá {n} bit',
        'a whole number of at most {n} digits': 'một số nguyên không quá {n} chữ số',
        'a whole number of originals and copies, at most {n}': 'số bản chính và bản sao là số nguyên, nhiều '
                                                               'nhất {n}',
        'a whole number of working days': 'số ngày làm việc là số nguyên',
        'a whole number of đồng': 'số tiền chẵn đồng',
        'a whole number of đồng from {first} to {last}': 'số tiền chẵn đồng, từ {first} đến {last}',
        'a whole number or a fraction, 0 to 10^9': 'một số nguyên hoặc phân số, từ 0 đến 10^9',
        'a whole number or a plain Decimal, below 10^27': 'một số nguyên hoặc một Decimal thường, dưới 10^27',
        'a whole number, 0 or more': 'một số nguyên, từ 0 trở lên',
        'a whole number, a Fraction or a Decimal of fewer digits': 'một số nguyên, một phân số hoặc một số '
                                                                   'thập phân ít chữ số hơn',
        "a whole number, an exact number in quotes, such as '1/2' or '0.06%', the name of a fact, or one of {list}": 'một '
                                                                                                                     'số '
                                                                                                                     'nguyên, '
                                                                                                                     'một '
                                                                                                                     'số '
                                                                                                                     'chính '
                                                                                                                     'xác '
                                                                                                                     'trong '
                                                                                                                     'ngoặc '
                                                                                                                     'kép '
                                                                                                                     'như '
                                                                                                                     '“1/2” '
                                                                                                                     'hoặc '
                                                                                                                     '“0.06%”, '
                                                                                                                     'tên '
                                                                                                                     'một '
                                                                                                                     'thông '
                                                                                                                     'tin, '
                                                                                                                     'hoặc '
                                                                                                                     'một '
                                                                                                                     'trong: '
                                                                                                                     '{list}',
        'a whole number, for example VND(5_000)': 'một số nguyên, ví dụ VND(5_000)',
        "a whole number, or an exact number in quotes, such as '1/2' or '0.06%'": 'một số nguyên, hoặc một '
                                                                                  'số chính xác trong ngoặc '
                                                                                  'kép như “1/2” hoặc '
                                                                                  '“0.06%”',
        'a whole number, or an exact share in quotes such as {example}': 'một số nguyên, hoặc một phân số '
                                                                         'chính xác trong ngoặc kép như '
                                                                         '{example}',
        'a whole number, or {other}': 'một số nguyên, hoặc {other}',
        'a whole number, {n} or more': 'một số nguyên, từ {n} trở lên',
        'a whole number, {n} or more, or nothing': 'một số nguyên từ {n} trở lên, hoặc để trống',
        "a whole number; shares are texts such as '1/2'": 'một số nguyên; tỷ lệ viết thành chữ, ví dụ “1/2”',
        'a word, a whole number, true or false, or a date': 'một từ, một số nguyên, đúng/sai, hoặc một ngày',
        'a year of this century, of a symbol that restarts': 'một năm của thế kỷ này, của ký hiệu đánh số '
                                                             'lại từ đầu',
        'a year, a month or a day: 2026, 2026-08 or 2026-08-31': 'một năm, một tháng hoặc một ngày: 2026, '
                                                                 '2026-08 hoặc 2026-08-31',
        'a zone that says how far it is from Greenwich': 'múi giờ cho biết cách giờ Greenwich bao nhiêu',
        'a {owner}': 'một {owner}',
        'a {this}, or None': '{this}, hoặc để trống (None)',
        'a {type}, as {code} is': '{type}, như {code}',
        'a {what} of its own': '{what} riêng',
        'a {what} without a name': 'một {what} không có tên',
        'above {low}, at most {high}': 'trên {low}, nhiều nhất {high}',
        'above {low}, then at most {high}': 'trên {low}, rồi đến {high}',
        'above {n}': 'trên {n}',
        'accepted dossiers of one office and one year': 'hồ sơ đã tiếp nhận của một cơ quan trong một năm',
        'action and medium': 'việc phải làm và dạng giấy tờ',
        'acts of a fee': 'các việc của khoản thu',
        'adjustment': 'điều chỉnh',
        'adjustment {code}': 'điều chỉnh {code}',
        'adjustments of a fee': 'các điều chỉnh của khoản thu',
        'against\x04current': 'ngày hẹn hiện nay',
        'against\x04original': 'ngày hẹn ban đầu',
        'agencies': 'số cơ quan',
        'agency': 'cơ quan',
        'agency and name': 'cơ quan và tên',
        'agency code': 'mã cơ quan',
        'agency of a dossier code': 'cơ quan trong mã số hồ sơ',
        'all of it, or a reduction': 'toàn bộ, hoặc một mức giảm',
        'all or none': 'tất cả hoặc không dòng nào',
        'amount': 'mức thu',
        'amount and currency': 'số tiền và loại tiền',
        'amount in words': 'số tiền bằng chữ',
        'amount in đồng': 'số tiền bằng đồng',
        'amount of money': 'số tiền',
        'amount of {item}': 'số tiền của {item}',
        'amount to pay': 'số tiền phải nộp',
        'amounts by currency': 'các số tiền theo loại tiền',
        'an Applicant, or a name': 'một Applicant hoặc một tên',
        "an ISO 3166 code that holidays knows, for example '{example}'": 'một mã ISO 3166 mà thư viện '
                                                                         'holidays biết, ví dụ “{example}”',
        'an account or card number of 1 to 19 digits and letters': 'một số tài khoản hoặc số thẻ gồm 1 đến '
                                                                   '19 chữ số và chữ cái',
        'an age of {limit}': 'thời gian giá trị {limit}',
        'an amount': 'một số tiền',
        'an amount below zero': 'một mức dưới 0',
        'an amount in {currency}': 'một số tiền bằng {currency}',
        'an amount in {currency}, zero or more': 'một số tiền bằng {currency}, từ 0 trở lên',
        'an amount in đồng that its rows tell': 'một mức bằng đồng mà các dòng của nó cho biết',
        'an amount of zero or less': 'số tiền bằng 0 hoặc âm',
        'an amount of zero or more': 'một số tiền từ 0 trở lên',
        'an amount that is owed': 'một số tiền phải nộp',
        'an amount with a unit is missing, for example {example}': 'thiếu số lượng kèm đơn vị, ví dụ '
                                                                   '{example}',
        'an amount, or gap = true where there is none': 'một số tiền, hoặc gap = true ở chỗ không có',
        'an answer to a fact, several, or an Interval': 'một câu trả lời cho thông tin, nhiều câu trả lời, '
                                                        'hoặc một Interval',
        'an applicant whom no part was opened for, or whose salt was erased there': 'một người nộp mà không '
                                                                                    'thủ tục thành phần nào '
                                                                                    'được mở cho, hoặc có '
                                                                                    'salt đã bị xóa ở đó',
        'an aware datetime is meant here, not {owner}; office_time() reads one from text': 'ở đây cần một '
                                                                                           'thời điểm có múi '
                                                                                           'giờ, không phải '
                                                                                           '{owner}; '
                                                                                           'office_time() '
                                                                                           'đọc thời điểm từ '
                                                                                           'chữ',
        'an electronic receipt': 'một biên lai điện tử',
        'an empty list': 'một danh sách rỗng',
        'an empty table': 'bảng rỗng',
        'an event': 'một sự kiện',
        "an exact number in quotes, such as '1/2' or '0.06%'": 'một số chính xác trong ngoặc kép, ví dụ '
                                                               '“1/2” hoặc “0.06%”',
        'an expression nobody can read: {why}': 'một biểu thức không đọc được: {why}',
        'an id of its own': 'một mã riêng',
        'an item in two of its lines': 'một khoản nằm ở hai dòng',
        'an item of a schedule that is there: {text} is neither in the folder fees nor in the library': 'một '
                                                                                                        'mục '
                                                                                                        'của '
                                                                                                        'biểu '
                                                                                                        'phí '
                                                                                                        'đang '
                                                                                                        'có: '
                                                                                                        '{text} '
                                                                                                        'không '
                                                                                                        'có '
                                                                                                        'trong '
                                                                                                        'thư '
                                                                                                        'mục '
                                                                                                        'fees, '
                                                                                                        'cũng '
                                                                                                        'không '
                                                                                                        'có '
                                                                                                        'trong '
                                                                                                        'thư '
                                                                                                        'viện',
        'an outcome': 'một kết quả giải quyết',
        'an unknown key': 'một khóa không biết',
        'an unknown one': 'một trường không biết',
        'an {owner}': 'một {owner}',
        'another': 'một giá trị khác',
        'another amount': 'số tiền khác',
        'another ending, or letters beyond ASCII': 'phần cuối khác, hoặc ký tự ngoài ASCII',
        'another fact than {key}': 'một thông tin khác {key}',
        'another kind of fee': 'một loại khoản thu khác',
        'another mixture': 'một cách kết hợp khác',
        'another procedure': 'một thủ tục khác',
        'another promise': 'một lịch hẹn khác',
        'another question about {what}': 'một câu hỏi khác về {what}',
        'another text at {path}': 'chữ khác tại {path}',
        'another than of {what}': 'khác với của {what}',
        'another than was sealed': 'khác với dấu niêm',
        'another value': 'một giá trị khác',
        'another word': 'một từ khác',
        'answer': 'câu trả lời',
        'applicant': 'chủ hồ sơ',
        'appointment': 'lịch hẹn',
        'assistance': 'việc hỗ trợ kê khai',
        'at least one': 'ít nhất một',
        'at least one *.toml': 'ít nhất một tệp *.toml',
        'at least one *{ending}': 'ít nhất một tệp *{ending}',
        'at least one channel in which it is asked': 'ít nhất một hình thức nộp có yêu cầu giấy tờ đó',
        'at least one of them': 'ít nhất một trong số đó',
        'at least one paper that is asked for': 'ít nhất một giấy tờ được yêu cầu',
        'at least one that nobody leaves out': 'ít nhất một thủ tục thành phần không ai được bỏ',
        'at least one version': 'ít nhất một phiên bản',
        'at least one {what}': 'ít nhất một {what}',
        'at least one, at most as many as listed': 'ít nhất một, nhiều nhất bằng số đã liệt kê',
        'at least one, or no such row': 'ít nhất một, hoặc bỏ dòng này',
        'at least one; SetBy where somebody else sets it': 'ít nhất một; SetBy nếu nơi khác quy định mức thu',
        'at least {low}, below {high}': 'từ {low}, dưới {high}',
        'at least {n}': 'từ {n}',
        'at most 10^18': 'nhiều nhất 10^18',
        'at most 10^40 above and below the line': 'tử số và mẫu số đều không quá 10^40',
        'at most {high}, then at least {low}': 'đến {high}, rồi từ {low}',
        'at most {n}': 'nhiều nhất {n}',
        'at most {n} amendments': 'nhiều nhất {n} lần sửa đổi',
        'at most {n} bytes': 'nhiều nhất {n} byte',
        'at most {n} bytes in {all} lines': 'nhiều nhất {n} byte trong {all} dòng',
        'at most {n} characters and {all} levels, so that it can be written and read back': 'nhiều nhất {n} '
                                                                                            'ký tự và {all} '
                                                                                            'tầng, để viết '
                                                                                            'ra và đọc lại '
                                                                                            'được',
        'at most {n} characters in a cell': 'nhiều nhất {n} ký tự trong một ô',
        'at most {n} combinations': 'nhiều nhất {n} tổ hợp',
        'at most {n} digits': 'nhiều nhất {n} chữ số',
        'at most {n} files': 'nhiều nhất {n} tệp',
        'at most {n} headings': 'nhiều nhất {n} đầu cột',
        'at most {n} levels': 'nhiều nhất {n} tầng',
        'at most {n} of them': 'nhiều nhất {n}',
        'at most {n} pages': 'nhiều nhất {n} trang',
        'at most {n} parts': 'nhiều nhất {n} phần',
        'at most {n} rows of one procedure': 'nhiều nhất {n} dòng của một thủ tục',
        'at most {n} sessions': 'nhiều nhất {n} buổi',
        'at most {n} that differ from one another': 'nhiều nhất {n} đối tượng khác nhau',
        'at most {size} MiB': 'nhiều nhất {size} MiB',
        'authority\x04portal': 'quản lý Cổng',
        'authority\x04receiving': 'tiếp nhận',
        'authority\x04settling': 'giải quyết',
        'basis': 'căn cứ tính',
        'behind {list}': 'đứng sau {list}',
        'behind {list}, which may be left out': 'đứng sau {list}, là phần có thể bỏ',
        'below {high}, then above {low}': 'dưới {high}, rồi trên {low}',
        'below {high}, then at least {low}': 'dưới {high}, rồi từ {low}',
        'below {n}': 'dưới {n}',
        'bool': 'đúng/sai',
        'bool or int or str or date': 'đúng/sai, số nguyên, chữ hoặc ngày',
        'boolean': 'đúng/sai',
        'both of answers and ends': 'cả câu trả lời lẫn khoảng giá trị',
        'both or neither of limit and unknown': 'cả limit lẫn unknown, hoặc không có cái nào',
        'bounds for a number only': 'giới hạn chỉ dành cho số',
        'bracket of a fee': 'khoảng của mức thu',
        'brackets inside brackets': 'khoảng lồng trong khoảng',
        'brackets that ascend and do not overlap': 'các khoảng tăng dần và không chồng lên nhau',
        'brackets that touch, or a row between them with gap = true': 'các khoảng liền nhau, hoặc giữa chúng '
                                                                      'một dòng có gap = true',
        'budget of {item}': 'phần ngân sách trả của {item}',
        'bytes that are not UTF-8 (at {at})': 'byte không phải UTF-8 (ở vị trí {at})',
        'calendar': 'lịch làm việc',
        'calendar for the agency': 'lịch của cơ quan',
        'calendars': 'các lịch làm việc',
        'cannot be decided before these facts are known: {list}': 'chưa trả lời được khi chưa biết: {list}',
        'cannot read {text} as a {kind}: {why}': 'không đọc được {text} thành {kind}: {why}',
        'cap of a fee': 'mức trần của khoản thu',
        'case of a table': 'trường hợp của bảng',
        'cases of a computed number': 'các trường hợp của một số được tính ra',
        'cases of a rule': 'các trường hợp của quy định',
        'catalogue': 'danh mục',
        'cause of a stop': 'lý do tạm dừng',
        'certainty': 'mức độ chắc chắn',
        'change': 'thay đổi',
        'channel': 'hình thức nộp',
        'channel and what is asked': 'hình thức nộp và yêu cầu',
        'channels': 'các hình thức nộp',
        'channels of a limit': 'các hình thức nộp của thời hạn',
        'channels of a package': 'hình thức nộp của thủ tục liên thông',
        'choice': 'phương án',
        'choice and label': 'lựa chọn và nhãn',
        'choice of {code}': 'phương án của {code}',
        'choices for a text only': 'lựa chọn chỉ dành cho loại chữ',
        'choices for a {type}': 'lựa chọn cho loại {type}',
        'choices of a fact': 'các lựa chọn của thông tin',
        'choices of an open question': 'các phương án của vấn đề chưa quyết định',
        'choices of open questions': 'phương án cho các vấn đề chưa quyết định',
        'chosen part': 'thủ tục thành phần đã chọn',
        'chosen parts': 'các thủ tục thành phần đã chọn',
        'citation': 'căn cứ pháp lý',
        'class of a record': 'lớp của bản ghi',
        'clock times out of order': 'các giờ không theo thứ tự',
        'closed': 'đã đóng',
        'code of a dossier': 'mã số hồ sơ',
        'code of a field': 'mã của lĩnh vực',
        'code of a paper': 'mã giấy tờ',
        'code of a part': 'mã của thủ tục thành phần',
        'code of a slip': 'mã của mẫu phiếu',
        'codes': 'các mã',
        'codes of dossiers': 'các mã số hồ sơ',
        'codes of papers': 'mã các giấy tờ',
        'codes of procedures': 'mã các thủ tục',
        'codes or submitted papers': 'các mã hoặc các giấy tờ đã nộp',
        'column': 'cột',
        'column for the answers': 'cột nhận kết quả',
        'columns': 'các cột',
        'columns of a report': 'các cột của báo cáo',
        'columns of a table': 'các cột của bảng',
        'columns of due minutes': 'các cột tính đến phút',
        'condition': 'điều kiện',
        'condition of {code}': 'điều kiện của {code}',
        'consent': 'xác nhận đồng ý',
        'consent to part {code}': 'xác nhận đồng ý cho thủ tục thành phần {code}',
        'consents': 'các xác nhận đồng ý',
        'contacts': 'số lần liên hệ',
        "context={{'catalogue': reference_catalogue()}}, or another": "context={{'catalogue': "
                                                                      'reference_catalogue()}}, hoặc một '
                                                                      'danh mục khác',
        "convention '{text}' for lists": 'quy ước “{text}” khi tính cả danh sách',
        "convention '{text}' for office minutes": 'quy ước “{text}” khi tính theo phút làm việc',
        'corrected event': 'sự kiện được hiệu chỉnh',
        'count of vectors': 'số lượng bộ thử',
        'currency': 'loại tiền',
        'cutoff effect': 'hệ quả của mốc giờ',
        'date': 'một ngày',
        'date to compare': 'ngày hẹn dùng để so sánh',
        'datetime': 'một thời điểm',
        'day of a dossier code': 'ngày trong mã hồ sơ',
        'day of a notice': 'ngày của thông báo',
        'day of a promise': 'ngày của lịch hẹn',
        'day of a session': 'ngày của buổi tiếp nhận',
        'day of issue of paper {code}': 'ngày cấp giấy tờ {code}',
        'day of receipt': 'ngày tiếp nhận',
        'day of the correction': 'ngày lập biên lai sửa sai',
        'day of the year': 'ngày trong năm',
        'day {text}': 'ngày {text}',
        'days': 'các ngày',
        "days (Date, or whole numbers since 1970-01-01), or moments (Datetime) of the office's own clock": 'các '
                                                                                                           'ngày '
                                                                                                           '(Date, '
                                                                                                           'hoặc '
                                                                                                           'số '
                                                                                                           'nguyên '
                                                                                                           'tính '
                                                                                                           'từ '
                                                                                                           '1970-01-01), '
                                                                                                           'hoặc '
                                                                                                           'các '
                                                                                                           'thời '
                                                                                                           'điểm '
                                                                                                           '(Datetime) '
                                                                                                           'theo '
                                                                                                           'giờ '
                                                                                                           'của '
                                                                                                           'cơ '
                                                                                                           'quan',
        'days as int32 or int64 since 1970-01-01, or datetime64 from [D] to [ns]': 'ngày dạng int32 hoặc '
                                                                                   'int64 tính từ '
                                                                                   '1970-01-01, hoặc '
                                                                                   'datetime64 từ [D] đến '
                                                                                   '[ns]',
        "days as int32 or int64 since 1970-01-01, or datetime64 from [D] to [ns]: np.array(dates, 'M8[D]') of dates": 'ngày '
                                                                                                                      'dạng '
                                                                                                                      'int32 '
                                                                                                                      'hoặc '
                                                                                                                      'int64 '
                                                                                                                      'tính '
                                                                                                                      'từ '
                                                                                                                      '1970-01-01, '
                                                                                                                      'hoặc '
                                                                                                                      'datetime64 '
                                                                                                                      'từ '
                                                                                                                      '[D] '
                                                                                                                      'đến '
                                                                                                                      '[ns]: '
                                                                                                                      'np.array(dates, '
                                                                                                                      "'M8[D]') "
                                                                                                                      'với '
                                                                                                                      'các '
                                                                                                                      'đối '
                                                                                                                      'tượng '
                                                                                                                      'date',
        'days between': 'khoảng cách giữa hai ngày',
        'days from {first} to {last}': 'các ngày từ {first} đến {last}',
        'days in force': 'thời gian có hiệu lực',
        'days of a calendar': 'các ngày của lịch',
        'days of a choice': 'các ngày của một phương án',
        'days of a notice': 'các ngày của thông báo',
        'days of at most {n} years': 'các ngày của nhiều nhất {n} năm',
        'days of its own, after the row before has ended': 'những ngày riêng, sau khi hàng trước hết hiệu '
                                                           'lực',
        'days of receipt': 'các ngày tiếp nhận',
        'days that a notice has decided': 'những ngày đã có thông báo quyết định',
        'days, from {day} on': 'lặp theo ngày, từ {day} trở đi',
        'days, moments, or whole numbers of days since 1970-01-01': 'các ngày, các thời điểm, hoặc số ngày '
                                                                    'nguyên tính từ 1970-01-01',
        'days, months or years': 'ngày, tháng hoặc năm',
        'days, or moments of one zone': 'các ngày, hoặc các thời điểm cùng một múi giờ',
        "days, or moments of the office's own clock; or calendar=…": 'các ngày, hoặc các thời điểm theo giờ '
                                                                     'của cơ quan; hoặc calendar=…',
        'decided days': 'các ngày đã quyết định',
        'decides a day that another row decides': 'quyết định một ngày mà dòng khác đã quyết định',
        'decides a day that {what} decides otherwise, and is not the later paper': 'quyết định một ngày mà '
                                                                                   '{what} quyết định khác, '
                                                                                   'và không phải là văn bản '
                                                                                   'ban hành sau',
        'decides a day twice': 'quyết định một ngày hai lần',
        'decides on': 'ngày quyết định mức thu',
        'declared facts': 'các thông tin đã khai báo',
        'desk': 'bàn tiếp nhận',
        'desk session': 'buổi tiếp nhận và trả kết quả',
        'dict': 'một bảng',
        'differences by channel': 'khác biệt theo hình thức nộp',
        'digests by name': 'các mã băm theo tên',
        'digits of a dossier code': 'số chữ số của mã hồ sơ',
        'document ({kind})': 'tài liệu ({kind})',
        'dossier': 'hồ sơ',
        'dossier code': 'mã hồ sơ',
        'dossier file': 'tệp hồ sơ',
        'dossier files': 'tệp hồ sơ',
        'dossier of a report': 'hồ sơ của báo cáo',
        'dossier of a score': 'hồ sơ chấm điểm',
        'dossier of a slip': 'hồ sơ của mẫu giấy tờ',
        'dossiers': 'các hồ sơ',
        'dossiers of a register': 'hồ sơ của sổ',
        'dossiers of a report': 'hồ sơ của báo cáo',
        'dossiers of a score': 'các hồ sơ chấm điểm',
        'dossiers of {n} offices and years': 'hồ sơ của {n} cơ quan và năm',
        'dossiers, one after another': 'các hồ sơ, lần lượt từng hồ sơ',
        'doubt kind': 'loại nghi vấn',
        "due between {since} and {until}: not decided yet: {list}; Conventions(projected='flag') answers with the projected day": 'hẹn '
                                                                                                                                  'trả '
                                                                                                                                  'trong '
                                                                                                                                  'khoảng '
                                                                                                                                  'từ '
                                                                                                                                  '{since} '
                                                                                                                                  'đến '
                                                                                                                                  '{until}: '
                                                                                                                                  'chưa '
                                                                                                                                  'có '
                                                                                                                                  'quyết '
                                                                                                                                  'định '
                                                                                                                                  'về '
                                                                                                                                  '{list}; '
                                                                                                                                  "Conventions(projected='flag') "
                                                                                                                                  'trả '
                                                                                                                                  'lời '
                                                                                                                                  'bằng '
                                                                                                                                  'ngày '
                                                                                                                                  'dự '
                                                                                                                                  'kiến',
        'due dates': 'các ngày hẹn trả',
        'due dates that hang on days not decided yet': 'các ngày hẹn trả phụ thuộc vào những ngày chưa quyết '
                                                       'định',
        'due days': 'các ngày đến hạn',
        'due moment': 'thời điểm hẹn trả',
        'due stage': 'thời điểm thu',
        'each case once': 'mỗi trường hợp một lần',
        'each choice once': 'mỗi lựa chọn một lần',
        'each fact once': 'mỗi thông tin một lần',
        'each fee once': 'mỗi khoản thu một lần',
        'each heading once': 'mỗi đầu cột một lần',
        'each key once': 'mỗi khóa một lần',
        'each once': 'mỗi thứ một lần',
        'each part once': 'mỗi thủ tục thành phần một lần',
        'each tag once': 'mỗi thẻ một lần',
        'earlier versions': 'các phiên bản trước',
        'effect': 'hệ quả',
        'effect\x04exempt': 'miễn',
        'effect\x04not-charged': 'không thu',
        'effect\x04reduce': 'giảm',
        'effect\x04subsidise': 'hỗ trợ',
        'embedded null byte': 'tên có byte rỗng',
        'ends above zero that ascend, only the last one open': 'các đầu lớn hơn 0 và tăng dần, chỉ đầu cuối '
                                                               'để ngỏ',
        'ends {list}': 'các mốc {list}',
        'event': 'sự kiện',
        'event of a history': 'sự kiện trong lịch sử',
        'event to amend': 'sự kiện cần hiệu chỉnh',
        'exact amount': 'số tiền chính xác',
        'exactly one': 'đúng một',
        'exchange rate': 'tỷ giá',
        'exchange rate of a receipt': 'tỷ giá của biên lai',
        'exchange rates': 'các tỷ giá',
        'exchanges a day that is off anyway by {what}': 'hoán đổi một ngày vốn đã nghỉ theo {what}',
        'exchanges a day without naming {other}': 'hoán đổi một ngày mà không nêu {other}',
        'exchanges a weekend day that is off anyway': 'hoán đổi một ngày cuối tuần vốn đã nghỉ',
        'extension': 'thời gian gia hạn',
        'fact': 'thông tin',
        'fact and answer': 'thông tin và câu trả lời',
        'fact type': 'kiểu thông tin',
        'fact {code}': 'thông tin {code}',
        'facts': 'các thông tin',
        'facts are compared by ==, !=, <, <=, >, >=, in and not in': 'so sánh thông tin bằng ==, !=, <, <=, '
                                                                     '>, >=, in và not in',
        'facts by name': 'các thông tin theo tên',
        'facts of a package': 'các thông tin của thủ tục liên thông',
        'facts of a part': 'các thông tin của thủ tục thành phần',
        'facts of a schedule': 'các thông tin của biểu phí, lệ phí',
        'facts of an agency': 'các thông tin của cơ quan',
        'facts of one type, not {key} and {option}': 'các thông tin cùng một loại, không phải {key} và '
                                                     '{option}',
        'facts of {what}': 'các thông tin của {what}',
        'facts or papers that change': 'thông tin hoặc giấy tờ thay đổi',
        'facts that can be compared so': 'các thông tin so sánh được như vậy',
        'false: something asked for is lacking': 'sai (false): còn thiếu giấy tờ đã yêu cầu',
        'fee': 'khoản thu',
        'fee of a draft': 'khoản thu của bản thảo',
        'fee of {code}': 'khoản thu của {code}',
        'fee schedule': 'biểu phí, lệ phí',
        'fee schedule {code}': 'biểu phí, lệ phí {code}',
        'fee {code}': 'khoản thu {code}',
        'feedback': 'phản ánh, kiến nghị',
        'fees of a schedule': 'các khoản thu của biểu phí, lệ phí',
        'field': 'lĩnh vực',
        'field code': 'mã lĩnh vực',
        'field of a form': 'ô của mẫu phiếu',
        'fields of the national record': 'các trường của bản ghi quốc gia',
        'files named *.json or *.jsonl': 'các tệp tên *.json hoặc *.jsonl',
        'files named *.jsonl, *.jsonl.gz or *.json': 'các tệp tên *.jsonl, *.jsonl.gz hoặc *.json',
        'filing': 'việc nộp hồ sơ',
        'firm': 'tính chắc chắn',
        'first day of a procedure': 'ngày đầu tiên của thủ tục',
        'flat amount': 'mức cố định',
        'flat table': 'bảng phẳng',
        'flat tables': 'các bảng phẳng',
        'float': 'một số thập phân',
        'floor of a fee': 'mức sàn của khoản thu',
        'for a case below, and not longer: {limits}': 'cho một trường hợp dưới đây, và không dài hơn: '
                                                      '{limits}',
        "for example '1.004222' or '1.014027.H42'": 'mã như “1.004222” hoặc “1.014027.H42”',
        "for example 'H56.01.02' (QĐ 20/2020) or '000.00.01.H29' (QCVN 102:2016)": 'ví dụ “H56.01.02” (QĐ '
                                                                                   '20/2020) hoặc '
                                                                                   '“000.00.01.H29” (QCVN '
                                                                                   '102:2016)',
        'for example {example}': 'ví dụ {example}',
        'form of a paper': 'dạng của giấy tờ',
        'form {code}': 'mẫu {code}',
        'form {text} ({title})': 'mẫu {text} ({title})',
        'former standing': 'tình trạng ở kỳ trước',
        'forms of a paper': 'các dạng của giấy tờ',
        'from 0 up to at most {n}': 'từ 0 đến nhiều nhất {n}',
        'from {day}': 'từ {day}',
        'from {first} to {last}': 'từ {first} đến {last}',
        'gives half a day for a reason that takes whole days': 'nghỉ nửa ngày vì lý do chỉ áp dụng cho cả '
                                                               'ngày',
        'got an unexpected keyword argument {text}': 'có tham số không biết {text}',
        'group of papers': 'nhóm giấy tờ',
        'half of a surrogate pair': 'nửa ký tự thay thế, không phải chữ',
        'heading {text}': 'đầu cột {text}',
        'headings of a report': 'đầu cột của báo cáo',
        'histories': 'các lịch sử',
        'histories of a package': 'các lịch sử của hồ sơ liên thông',
        'history': 'lịch sử',
        'holidays on rest days': 'ngày lễ trùng ngày nghỉ',
        'host country': 'nước sở tại',
        'hours for 0 (Monday) to 4 (Friday)': 'giờ làm việc từ thứ 0 (thứ Hai) đến 4 (thứ Sáu)',
        'hours that follow': 'giờ làm việc kế tiếp',
        'how it was signed': 'cách ký',
        'in, or the ends': 'in, hoặc hai đầu của khoảng',
        'incorrect data check': 'mã kiểm tra dữ liệu không khớp',
        'incorrect header check': 'phần đầu tệp không đúng',
        'incorrect length check': 'độ dài dữ liệu không khớp',
        'index': 'chỉ số',
        'index of {column}': 'chỉ mục của {column}',
        'index {key}, a fact too': 'chỉ số {key}, cũng là một thông tin',
        'indicator': 'chỉ tiêu',
        'indicators of 766/QĐ-TTg': 'bộ chỉ số theo 766/QĐ-TTg',
        'int': 'một số nguyên',
        'intake': 'hồ sơ nộp',
        'integer': 'một số nguyên',
        'invalid block type': 'có khối dữ liệu không hợp lệ',
        'invalid code lengths set': 'dữ liệu nén không hợp lệ',
        'invalid distance too far back': 'dữ liệu nén không hợp lệ',
        'invalid stored block lengths': 'độ dài khối dữ liệu không hợp lệ',
        'issued_on of {code}': 'issued_on (ngày cấp) của {code}',
        'it does not follow from the event before': 'nó không nối tiếp sự kiện trước',
        'it does not say what was sealed': 'nội dung khác với dấu niêm',
        'it ends before what is packed in it': 'tệp kết thúc trước nội dung được nén bên trong',
        'it has none': 'không có thời hạn nào',
        'it is nested deeper than {n} levels': 'lồng sâu hơn {n} tầng',
        'it is no complete expression': 'biểu thức chưa trọn vẹn',
        'it is numbered {n}': 'nó mang số {n}',
        'it lies before what happened before it, at {moment}': 'nó nằm trước sự kiện xảy ra trước nó, lúc '
                                                               '{moment}',
        'item of the quote': 'khoản trong bảng tính',
        'items of a schedule': 'các khoản của biểu phí, lệ phí',
        'its floor {low} is above its cap {high}': 'mức sàn {low} cao hơn mức trần {high}',
        'its own, or {list}': 'các từ của chính bước đó, hoặc {list}',
        'jurisdiction': 'địa phương',
        'keys kept as they came': 'các khóa giữ nguyên như khi đến',
        'keys left out': 'các khóa bị bỏ ra',
        'keys of the format, with what it can read': 'các khóa của định dạng, với giá trị mà nó đọc được',
        'keys that are texts': 'khóa là đoạn chữ',
        'keys the format does not know, each once': 'các khóa mà định dạng không biết, mỗi khóa một lần',
        'keys with what stood there': 'các khóa kèm giá trị đã có',
        'kind of a receipt': 'loại biên lai',
        'kind of a vector': 'loại của bộ thử',
        'kind of an applicant': 'loại chủ hồ sơ',
        'kind of vectors': 'loại bộ thử',
        'labels of a fact': 'các nhãn của thông tin',
        'labels of its choices': 'nhãn của các lựa chọn của nó',
        'language': 'ngôn ngữ',
        'language\x04English': 'tiếng Anh',
        'language\x04Vietnamese': 'tiếng Việt',
        'last day of the table': 'ngày cuối của bảng',
        'later than {moment}, told after it': 'muộn hơn {moment}, báo sau đó',
        'latest day of a promise': 'ngày muộn nhất của lịch hẹn',
        'leaves one end of an exchange standing without the other': 'chỉ còn một ngày của việc hoán đổi, '
                                                                    'thiếu ngày kia',
        'ledger reason': 'lý do tính hay không tính ngày',
        'legal basis': 'căn cứ pháp lý',
        'lengths that fit together': 'các độ dài khớp với nhau',
        'less than nothing': 'số âm',
        'letters beyond ASCII': 'ký tự ngoài ASCII',
        'letters of Vietnamese and digits, as in {example}': 'chữ cái tiếng Việt và chữ số, như trong '
                                                             '{example}',
        'letters of Vietnamese and digits, for it is compared with what people type': 'chữ cái tiếng Việt và '
                                                                                      'chữ số, vì sẽ so với '
                                                                                      'chữ người ta gõ',
        'level': 'cấp',
        'level of an office': 'cấp của cơ quan',
        'levels of a fee': 'các mức của khoản thu',
        'levy': 'loại khoản thu',
        'limit': 'thời hạn',
        'limit kind': 'loại thời hạn',
        'limit under a cut-off': 'thời hạn có mốc giờ',
        'limit {limit}': 'thời hạn {limit}',
        'limits of a part': 'thời hạn của thủ tục thành phần',
        'line of standard input': 'dòng của đầu vào chuẩn',
        'lines': 'các dòng',
        'lines of a receipt': 'các dòng của biên lai',
        'lines of at most {n} bytes': 'các dòng không quá {n} byte',
        'list': 'một danh sách',
        'load(Dossier, record, procedure=…, office=…)': 'load(Dossier, record, procedure=…, office=…)',
        'load(Kept, …), and LinkedDossier.restore with its package and its offices': 'load(Kept, …), rồi '
                                                                                     'LinkedDossier.restore '
                                                                                     'với thủ tục liên thông '
                                                                                     'và các cơ quan',
        'local facts': 'các thông tin của địa phương',
        'local fee of {code}': 'khoản thu của địa phương cho {code}',
        'local fees': 'các khoản thu của địa phương',
        'local limit of {what}': 'thời hạn của địa phương cho {what}',
        'local limits': 'các thời hạn của địa phương',
        'local rule': 'quy định của địa phương',
        'local rules': 'quy định của địa phương',
        'local rules of {place}': 'quy định địa phương của {place}',
        'local schedule of {code}': 'biểu phí, lệ phí của địa phương cho {code}',
        'local shares': 'phần việc của địa phương',
        'locale': 'ngôn ngữ',
        'longer than any number, {n} characters': 'dài hơn mọi con số, {n} ký tự',
        'makes a working day of a holiday': 'lấy ngày lễ làm ngày làm việc',
        'makes a working day of a weekday that is worked anyway': 'lấy làm ngày làm việc một ngày vốn đã làm '
                                                                  'việc',
        'mechanism': 'cơ chế một cửa',
        'mechanism of the history': 'cơ chế của lịch sử',
        'medium': 'dạng giấy tờ',
        'message id': 'mã của câu',
        'ministry of a field': 'bộ của lĩnh vực',
        'missing a required argument: {text}': 'thiếu tham số bắt buộc {text}',
        'moment': 'thời điểm',
        'moment of the consent to part {code}': 'thời điểm đồng ý cho thủ tục thành phần {code}',
        'moment of the request': 'thời điểm yêu cầu',
        "moments of the office's own clock, without a zone": 'các thời điểm theo giờ của cơ quan, không kèm '
                                                             'múi giờ',
        'moments of the zone {zone}': 'các thời điểm ở múi giờ {zone}',
        'moments that cannot be kept in one column': 'các thời điểm không để chung một cột được',
        'moments without a zone, or calendar=…': 'các thời điểm không kèm múi giờ, hoặc calendar=…',
        'month and day, or lunar = {list}': 'tháng và ngày, hoặc lunar = {list}',
        'more empty lines': 'nhiều dòng trống hơn',
        'more headings': 'nhiều đầu cột hơn',
        'more of them': 'nhiều hơn thế',
        'more pages': 'nhiều trang hơn',
        'more rows': 'nhiều dòng hơn',
        'more than 0, at most 1': 'lớn hơn 0, nhiều nhất 1',
        'more than any amount of money': 'lớn hơn mọi số tiền',
        'more than zero': 'lớn hơn 0',
        'more than zero, unless it adjusts another': 'lớn hơn 0, trừ khi điều chỉnh biên lai khác',
        'more than {n} files': 'nhiều hơn {n} tệp',
        'more than {n} pieces packed one after the other': 'hơn {n} phần nén nối tiếp nhau',
        'more values': 'nhiều giá trị hơn',
        'multiple values for argument {text}': 'tham số {text} được cho hai lần',
        'name': 'tên',
        'name of a closure or opening': 'tên của đợt nghỉ hoặc mở cửa',
        'name of a fact': 'tên của thông tin',
        'name of a mechanism': 'tên của cơ chế một cửa',
        'name of an agency': 'tên cơ quan',
        'names of agencies': 'tên các cơ quan',
        'names of columns': 'tên các cột',
        'names of facts are English words without accents, for example age < 6': 'tên thông tin là từ tiếng '
                                                                                 'Anh không dấu, ví dụ age < '
                                                                                 '6',
        'names the other end of an exchange for a day that is none': 'nêu ngày kia của việc hoán đổi cho một '
                                                                     'ngày không hoán đổi',
        'names, each with date, bool, int or str': 'các tên, mỗi tên kèm date, bool, int hoặc str',
        'national codes': 'các mã quốc gia',
        'neither a procedure nor a national code': 'không có thủ tục, cũng không có mã quốc gia',
        'neither limits nor fees': 'không có thời hạn, cũng không có phí',
        'neither of answers and ends': 'không có câu trả lời, cũng không có khoảng giá trị',
        'neither originals nor copies': 'không bản chính cũng không bản sao',
        'no amount': 'không có số tiền',
        'no by, off, leaves or at_most': 'không có by, off, leaves hay at_most',
        'no catalogue': 'không có danh mục',
        'no channel': 'không có hình thức nộp nào',
        'no choices': 'không có lựa chọn',
        'no code': 'không có mã',
        'no date can be promised: {why}': 'không hẹn được ngày trả: {why}',
        'no day': 'không có ngày',
        'no earlier version of that day': 'không có phiên bản nào trước đó của ngày ấy',
        'no fact {code}': 'không có thông tin {code}',
        'no fee is loaded': 'chưa có dữ liệu mức thu',
        'no fee level for {item}: {why}': '{item}: không có mức thu phù hợp: {why}',
        'no gzip: {why}': 'không phải tệp gzip: {why}',
        'no heading of {column}': 'không có đầu cột nào cho {column}',
        'no hours for weekdays {list}': 'không có giờ làm việc của các thứ {list}',
        'no level': 'không có mức thu',
        'no more than {amount}': 'không hơn {amount}',
        'no papers': 'không có giấy tờ',
        'no procedure or no office': 'không có thủ tục hoặc không có cơ quan',
        'no procedure, or no version of it': 'không có thủ tục, hoặc không có phiên bản của nó',
        'no promise is there that was to be given at {moment}': 'thiếu lịch hẹn lẽ ra phải báo lúc {moment}',
        'no readable file ({why})': 'không đọc được tệp ({why})',
        'no row for {code} = {text}': 'không có dòng nào cho {code} = {text}',
        'no rows, as there are no fields': 'không có dòng nào, vì không có lĩnh vực nào',
        'no rule of {what} leads from {state} by {text}': '{what} không có quy định nào đi từ trạng thái '
                                                          '“{state}” bằng bước {text}',
        'no rule says whether {list} comes back when {cause}; ask who sets the fee': 'không có quy định nào '
                                                                                     'nói {list} có được '
                                                                                     'hoàn trả hay không '
                                                                                     '({cause}); hãy hỏi nơi '
                                                                                     'quy định mức thu',
        'no such file': 'không có tệp này',
        'no such heading': 'không có đầu cột này',
        'no values': 'không có giá trị nào',
        'no {key}': 'không có {key}',
        "no {kind} '{code}' is known": 'không có {kind} nào mang mã “{code}”',
        "no {kind} '{code}' is known; nearest: {near}": 'không có {kind} nào mang mã “{code}”; gần nhất: '
                                                        '{near}',
        'nobody who helped': 'không có ai hỗ trợ',
        'none': 'không có',
        'none awaited': 'không có giấy tờ nào đang chờ',
        'none before a part is accepted': 'không có gì trước khi một thủ tục thành phần được tiếp nhận',
        'none before acceptance': 'không có gì trước khi tiếp nhận',
        'none before it ended': 'không có gì trước khi hồ sơ kết thúc',
        'none for some day, or two for one': 'có ngày không thuộc mùa nào, hoặc thuộc hai mùa',
        'none in force on {day}; known: {known}': 'ngày {day} không có mức nào có hiệu lực; đã biết: {known}',
        'none or several of by, to, off': 'không có hoặc có nhiều trong by, to, off',
        'none without a result': 'không có gì khi chưa có kết quả',
        'none, or who took the result': 'để trống, hoặc người nhận kết quả',
        'none, unless one was asked for: accept(…, receipt=True)': 'không có, trừ khi đã yêu cầu: accept(…, '
                                                                   'receipt=True)',
        'none: it runs': 'không có gì: thời hạn đang chạy',
        'none: this one begins with the first day there is': 'không có: kỳ này bắt đầu từ ngày đầu tiên có '
                                                             'thể tính',
        'nothing': 'không có gì',
        'nothing bears out the applicant': 'không có gì xác nhận người nộp hồ sơ',
        'nothing for {text}': 'không có gì cho {text}',
        'nothing gives the promise of {moment}, told at {at}': 'không có căn cứ nào cho lịch hẹn {moment}, '
                                                               'báo lúc {at}',
        'nothing stands there': 'không có gì ở đó',
        'nothing that was sealed': 'không có dấu niêm',
        'nothing to pay': 'không có gì phải nộp',
        'nothing, or less': 'bằng 0 hoặc số âm',
        'notice': 'thông báo',
        'notice {number}: {why} ({days})': 'thông báo {number}: {why} ({days})',
        'number given': 'số được cấp',
        'number in words': 'số tiền bằng chữ',
        'number of a dossier': 'số của hồ sơ',
        'number of a fee': 'con số trong cách tính mức thu',
        'number of a procedure': 'số của thủ tục',
        'number of a receipt': 'số biên lai',
        'number of fields': 'số lĩnh vực',
        'number of papers': 'số lượng giấy tờ',
        'number of the correction': 'số của biên lai sửa sai',
        'number of working days': 'số ngày làm việc',
        'number of {item}': 'số lượng của {item}',
        'numbers of a receipt book': 'các số của quyển biên lai',
        'office': 'cơ quan',
        'office for the agency': 'cơ quan thực hiện',
        'office hours': 'giờ làm việc',
        "office hours are written like '07:30-12:00, 13:30-17:00'": 'giờ làm việc viết như “07:30-12:00, '
                                                                    '13:30-17:00”',
        'office of the history': 'cơ quan của lịch sử',
        'offices': 'các cơ quan',
        'one': 'một',
        'one JSON text': 'một văn bản JSON',
        'one against the {against} date': 'một báo cáo so với {against}',
        'one amount of whole đồng, or whoever sets it, as a page has it': 'một số tiền chẵn đồng, hoặc cơ '
                                                                          'quan quy định mức thu, như trang '
                                                                          'ghi',
        'one as SCHEMA has it': 'một câu hỏi như SCHEMA quy định',
        'one by the hour, or from long ago': 'lặp theo giờ, hoặc bắt đầu từ quá lâu',
        'one calendar, or one for each agency': 'một lịch, hoặc mỗi cơ quan một lịch',
        'one case in two rows': 'một trường hợp ở hai dòng',
        'one day': 'chỉ một ngày',
        'one dossier; a register is of many': 'một hồ sơ; chỉ sổ theo dõi mới gồm nhiều hồ sơ',
        'one end on each side, open or closed': 'mỗi phía một đầu mút, mở hoặc đóng',
        'one end, closed or open': 'một đầu mút, đóng hoặc mở',
        'one file for each procedure': 'mỗi thủ tục một tệp',
        'one for a case below, and not longer: {limits}': 'một thời hạn cho một trường hợp dưới đây, và '
                                                          'không dài hơn: {limits}',
        'one for a dossier {state}': 'một giá trị cho hồ sơ ở trạng thái “{state}”',
        'one for each name of the sentence': 'mỗi tên trong câu một giá trị',
        'one from {moment} on': 'một thời điểm từ {moment} trở đi',
        'one from {moment} on, the earliest': 'một ngày từ {moment} trở đi, là ngày sớm nhất',
        'one from {moment} on, the newest event': 'một thời điểm từ {moment} trở đi, là sự kiện mới nhất',
        'one heading for each column': 'mỗi cột một đầu cột',
        'one in each of {n} years': 'mỗi năm một ngày trong {n} năm',
        'one in local time, without a zone': 'một giá trị theo giờ địa phương, không kèm múi giờ',
        'one left to the province: {codes}': 'một mức để lại cho tỉnh quy định: {codes}',
        'one length, or a single value for every row': 'cùng một độ dài, hoặc một giá trị chung cho mọi dòng',
        'one limit for each case': 'mỗi trường hợp một thời hạn',
        'one of an applicant, a representative or a helper': 'một trường của chủ hồ sơ, người được ủy quyền '
                                                             'hoặc người hỗ trợ kê khai',
        'one of another authority': 'báo cáo của cơ quan khác',
        'one of the facts asked for: {list}': 'một trong các thông tin được hỏi: {list}',
        'one of the history that is no correction, at its place and with its verb': 'một sự kiện trong lịch '
                                                                                    'sử, không phải là hiệu '
                                                                                    'chỉnh, đúng vị trí và '
                                                                                    'đúng bước',
        'one of the laws': 'một trong các luật',
        'one of the same authority': 'báo cáo của chính cơ quan đó',
        'one of them': 'một trong số đó',
        'one of {code} {key} after {n}': 'một số của {code} {key} sau số {n}',
        'one of {list}': 'một trong: {list}',
        'one of {list}, by which this procedure can be filed': 'một trong: {list}, là các hình thức nộp của '
                                                               'thủ tục này',
        'one of {n} pages of {code}': 'một trong {n} trang của {code}',
        'one of {since} to {until}': 'báo cáo của kỳ từ {since} đến {until}',
        'one or more, all in one currency': 'từ một dòng trở lên, cùng một loại tiền',
        'one or more, each once': 'từ một trở lên, mỗi biên lai một lần',
        'one page of each procedure': 'mỗi thủ tục một trang',
        'one part or more': 'từ một thủ tục thành phần trở lên',
        'one record, a table of texts': 'một bản ghi, là một bảng gồm các đoạn chữ',
        'one row for a state and a verb': 'mỗi trạng thái và mỗi bước chỉ một dòng',
        'one that another event bears': 'mã mà sự kiện khác đã mang',
        'one that comes after {what}': 'một số sau {what}',
        'one that ends on {day}, the day before this one begins, of whatever length': 'một báo cáo kết thúc '
                                                                                      'ngày {day}, ngay '
                                                                                      'trước ngày kỳ này bắt '
                                                                                      'đầu, dài bao nhiêu '
                                                                                      'cũng được',
        'one that fits on a slip': 'một số ghi vừa trên phiếu',
        'one that has a clock in every zone': 'một thời điểm có giờ ở mọi múi giờ',
        'one that holds from the beginning, then others in the order of their first days': 'một mục có hiệu '
                                                                                           'lực từ đầu, rồi '
                                                                                           'các mục khác '
                                                                                           'theo thứ tự ngày '
                                                                                           'bắt đầu',
        'one that is whole': 'một biểu thức trọn vẹn',
        'one that runs past it': 'một thời hạn vượt quá lịch',
        'one that stands in data/locale': 'một mã có trong data/locale',
        'one this side of the ends of time': 'một thời điểm trong phạm vi tính được',
        'one this step does not carry': 'một trường mà bước này không mang',
        'one total for each case': 'mỗi trường hợp một thời hạn chung',
        'one with a fee of this procedure: {codes}': 'một biểu có khoản thu của thủ tục này: {codes}',
        'one with a zone': 'một giá trị có múi giờ',
        'one with something missing': 'một hồ sơ còn thiếu giấy tờ',
        'one without a mask': 'một cột không có mặt nạ',
        'one without a mask: rows that lack something are left out': 'một cột không có mặt nạ: dòng thiếu dữ '
                                                                     'liệu thì bỏ ra',
        'one-stop mechanism': 'cơ chế một cửa',
        'only facts, comparisons, and, or, not, in and literals may stand here': 'ở đây chỉ được có thông '
                                                                                 'tin, phép so sánh, and, '
                                                                                 'or, not, in và giá trị',
        'only facts, comparisons, and, or, not, in, brackets and literals may stand in it': 'trong đó chỉ '
                                                                                            'được có thông '
                                                                                            'tin, phép so '
                                                                                            'sánh, and, or, '
                                                                                            'not, in, ngoặc '
                                                                                            'và giá trị',
        'open': 'để ngỏ',
        'open before': 'số đang giải quyết cuối kỳ trước',
        'open question': 'vấn đề chưa quyết định',
        'open questions': 'các vấn đề chưa quyết định',
        'open, as long as it may be any day from {first} to {last}': 'chưa chắc chắn, khi còn có thể là bất '
                                                                     'kỳ ngày nào từ {first} đến {last}',
        'opened after {list} was granted': 'mở sau khi {list} được giải quyết',
        'opened at {moment}': 'mở lúc {moment}',
        'opened part': 'thủ tục thành phần đã mở',
        'order of an agency code': 'thứ tự của mã cơ quan',
        'other labels, or another order': 'nhãn khác, hoặc thứ tự khác',
        'outcome': 'kết quả giải quyết',
        'package': 'thủ tục liên thông',
        'package of what was kept': 'thủ tục liên thông của dữ liệu đã lưu',
        'package {code}': 'thủ tục liên thông {code}',
        'packages': 'các thủ tục liên thông',
        'pages': 'các trang',
        'paid for {code}': 'số đã nộp cho {code}',
        'paper': 'giấy tờ',
        'paper status': 'tình trạng giấy tờ',
        'paper {code}': 'giấy tờ {code}',
        'papers': 'giấy tờ',
        'papers and groups of papers': 'giấy tờ và nhóm giấy tờ',
        'papers for a dossier {state}': 'giấy tờ cho hồ sơ ở trạng thái “{state}”',
        'papers of a procedure': 'giấy tờ của thủ tục',
        'papers of a representative': 'giấy tờ của người được ủy quyền',
        'papers that count': 'các giấy tờ được tính',
        'part': 'thủ tục thành phần',
        'part that waits for a consent': 'thủ tục thành phần chờ xác nhận đồng ý',
        'part {code}': 'thủ tục thành phần {code}',
        'part {code}: {why}': 'thủ tục thành phần {code}: {why}',
        'particulars': 'các trường dữ liệu',
        'parts': 'các thủ tục thành phần',
        'parts of a package': 'các thủ tục thành phần của thủ tục liên thông',
        'parts of a report': 'các phần của báo cáo',
        'parts of a shape': 'các phần của cách tính',
        'parts that are not optional, or a part that is': 'các thủ tục thành phần bắt buộc, hoặc một thủ tục '
                                                          'thành phần tùy chọn',
        'parts that end': 'các thủ tục thành phần có kết thúc',
        'parts that end waiting': 'các thủ tục thành phần không chờ nhau mãi',
        'parts that may all be left out': 'các thủ tục thành phần đều có thể bỏ',
        'pattern and symbol of a receipt': 'mẫu số và ký hiệu biên lai',
        "pattern, symbol and number, for example 'EBL01 26TAA 42'": 'mẫu số, ký hiệu và số, ví dụ “EBL01 '
                                                                    '26TAA 42”',
        'payment': 'khoản thanh toán',
        'payment method': 'cách thanh toán',
        'period': 'kỳ báo cáo',
        'period\x04half-year': 'nửa năm',
        'period\x04month': 'tháng',
        'period\x04nine-months': 'chín tháng',
        'period\x04quarter': 'quý',
        'period\x04year': 'năm',
        'personal field': 'trường dữ liệu cá nhân',
        'phí or lệ phí': 'phí hoặc lệ phí',
        'phí or lệ phí; a price has an invoice (hóa đơn)': 'phí hoặc lệ phí; giá dịch vụ thì lập hóa đơn',
        'place of a procedure code': 'mã nơi quy định trong mã thủ tục',
        'plain digits such as {example}': 'chữ số thường, ví dụ {example}',
        'point': 'điểm',
        'points': 'các điểm',
        'points for {code}': 'điểm của {code}',
        'points of a fee': 'các điểm của mức thu',
        'points that ascend': 'các điểm tăng dần',
        'prerequisite {code}': 'thủ tục tiên quyết {code}',
        'procedure': 'thủ tục',
        'procedure code': 'mã thủ tục',
        'procedure of part {code}': 'thủ tục của thành phần {code}',
        'procedure of the history': 'thủ tục của lịch sử',
        'procedure page': 'trang thủ tục',
        'procedures': 'các thủ tục',
        'progress events': 'các bước tiến độ',
        'promise': 'lịch hẹn',
        'promises': 'các lịch hẹn',
        'punctuality': 'đúng hạn hay trễ hạn',
        'quantity of {code}': 'số lượng của {code}',
        'questions by the name of the fact': 'các câu hỏi theo tên thông tin',
        'questions of a check': 'các câu hỏi của lần kiểm tra',
        'quotation': 'đoạn trích',
        'quote': 'bảng tính phí, lệ phí',
        'quote to refund': 'bảng tính cần hoàn trả',
        'reason': 'lý do',
        'reason of a correction': 'lý do sửa sai',
        'receipt': 'giấy tiếp nhận',
        'receipt book': 'quyển biên lai',
        'receipt status': 'tình trạng biên lai',
        'receipts': 'các biên lai',
        'receipts of a day': 'biên lai trong ngày',
        'receipts of a quote': 'biên lai của bảng tính',
        'receipts {code} {key}': 'biên lai {code} {key}',
        'record': 'bản ghi',
        'record of a Dossier': 'hồ sơ đã lưu',
        'record of a Kept': 'hồ sơ liên thông đã lưu',
        'record of a LinkedDossier': 'hồ sơ liên thông đã lưu',
        'record of a {owner}': 'bản ghi {owner}',
        'record of an {owner}': 'bản ghi {owner}',
        'recurrence': 'quy tắc lặp lại',
        'reference': 'số, ký hiệu văn bản',
        'refund cause': 'lý do hoàn trả',
        'refused consent': 'việc từ chối đồng ý',
        'refused consents': 'các lần từ chối đồng ý',
        'register': 'sổ theo dõi',
        'replayed with the version it pins, not with {version}': 'dựng lại bằng đúng phiên bản đã ghi, không '
                                                                 'phải {version}',
        'report of the period before': 'báo cáo kỳ trước',
        'reporting period': 'kỳ báo cáo',
        'representative': 'người được ủy quyền',
        'rest days of a calendar': 'ngày nghỉ hằng tuần của lịch',
        'result': 'kết quả',
        'results': 'các kết quả',
        'row': 'dòng',
        'row of a form': 'dòng của mẫu phiếu',
        'row of a report': 'dòng của báo cáo',
        'row of a table': 'dòng của bảng',
        'rows': 'các dòng',
        'rows of a form': 'các dòng của mẫu phiếu',
        'rows of a report': 'các dòng của báo cáo',
        'rows of a report, of which the first hundred are told': 'các dòng của báo cáo, nêu một trăm lỗi đầu',
        'rows of a table': 'các dòng của bảng',
        'rows that lie on one another': 'các dòng chồng lên nhau trong bộ nhớ',
        'rule file': 'tệp quy định',
        'rule files': 'các tệp quy định',
        'rule of the clock': 'quy định về mốc giờ',
        'rule {text} of the clock': 'quy định {text} về mốc giờ',
        'schedule and item, such as {example}': 'biểu phí, lệ phí và khoản thu, như {example}',
        'schedules': 'các biểu phí, lệ phí',
        'schedules that ask for the same fact alike': 'các biểu phí, lệ phí hỏi cùng một thông tin theo cùng '
                                                      'một cách',
        'scores of 01/2018/TT-VPCP': 'điểm đánh giá theo 01/2018/TT-VPCP',
        'seasons of office hours': 'các mùa của giờ làm việc',
        'sequence': 'số thứ tự',
        'sessions (days, opens, closes) or turns (who, days)': 'các buổi (days, opens, closes) hoặc các lượt '
                                                               'trực (who, days)',
        'sessions follow one another and each closes after it opens': 'các buổi nối tiếp nhau và buổi nào '
                                                                      'cũng đóng sau khi mở',
        'sessions of a season': 'các buổi làm việc của một mùa',
        'sessions that follow one another, a break between': 'các buổi nối tiếp nhau, có giờ nghỉ ở giữa',
        'settlement counts': 'số liệu giải quyết hồ sơ',
        'settlement report': 'báo cáo tình hình, kết quả giải quyết',
        'share of {code}': 'tỷ lệ của {code}',
        'shares': 'các phần việc',
        'shares of a part': 'phần việc của thủ tục thành phần',
        'signature': 'chữ ký',
        'signature of a receipt': 'chữ ký của biên lai',
        'slip': 'mẫu phiếu',
        'some of 0 (Monday) to 6 (Sunday), not all': 'một số thứ từ 0 (thứ Hai) đến 6 (Chủ nhật), không phải '
                                                     'tất cả',
        'some of {list}': 'một số trong: {list}',
        'somebody else': 'một người khác',
        'somebody else: the applicant alone signs': 'một người khác: chỉ chủ hồ sơ được ký',
        'somebody else: who files for themselves needs no authority': 'một người khác: chủ hồ sơ tự nộp thì '
                                                                      'không cần ủy quyền',
        'something else': 'một thứ khác',
        'something else in the list': 'một thứ khác trong danh sách',
        'something to call': 'một hàm gọi được',
        'something to read': 'có gì đó để đọc',
        'spelling': 'cách viết số',
        'stages': 'các bước nối tiếp',
        'standard input': 'đầu vào chuẩn',
        'state': 'trạng thái',
        'state\x04accepted': 'đã tiếp nhận',
        'state\x04awaiting-papers': 'chờ bổ sung giấy tờ',
        'state\x04awaiting-payment': 'chờ thực hiện nghĩa vụ tài chính',
        'state\x04closed': 'đã đóng',
        'state\x04in-progress': 'đang xử lý',
        'state\x04not-accepted': 'không được tiếp nhận',
        'state\x04processed': 'đã xử lý xong',
        'state\x04returned': 'đã trả kết quả',
        'state\x04submitted': 'mới nộp',
        'state\x04suspended': 'tạm dừng xử lý',
        'state\x04withdrawn': 'đã rút',
        'states': 'các trạng thái',
        'status of a correction': 'loại sửa sai',
        'step': 'bước',
        'step of a limit': 'bước của thời hạn',
        'steps of an explanation': 'các bước của lời giải thích',
        'stopped since {moment} ({why}); resume(at) starts the clock again': 'thời hạn đang tạm dừng từ '
                                                                             '{moment} ({why}); resume(…) '
                                                                             'cho thời hạn chạy tiếp',
        'str': 'đoạn chữ',
        'str of {n} characters': 'một đoạn chữ dài {n} ký tự',
        'style of a date': 'cách viết ngày',
        'submitted paper': 'giấy tờ đã nộp',
        'submitted papers': 'các giấy tờ đã nộp',
        'supplement request': 'phiếu yêu cầu bổ sung',
        'sure': 'chắc chắn',
        'symbol of a receipt': 'ký hiệu biên lai',
        'table of a fee': 'bảng của mức thu',
        'table {code}': 'bảng {code}',
        'tables inside tables': 'bảng lồng trong bảng',
        'tax code of the collector': 'mã số thuế của tổ chức thu',
        'text': 'đoạn chữ',
        'text in which everything can be seen': 'văn bản không có ký tự ẩn',
        'text of a QR code': 'nội dung mã QR',
        'text of a checksum': 'nội dung cần tính mã kiểm tra',
        'text of {n} characters': 'một đoạn chữ dài {n} ký tự',
        'text that can be seen': 'văn bản không có ký tự ẩn',
        'text that can be written in UTF-8': 'văn bản viết được bằng UTF-8',
        'texts': 'các đoạn chữ',
        'that from {day}, found on {moment}': 'phiên bản từ {day}, tra ngày {moment}',
        'that is written the other way round, >= or <=, for example area >= 20': 'dấu này viết ngược, >= '
                                                                                 'hoặc <=, ví dụ area >= 20',
        'that of an earlier event that is no correction itself': 'số thứ tự của một sự kiện trước đó, bản '
                                                                 'thân không phải là hiệu chỉnh',
        'that of the first column: reindex it': 'chỉ mục của cột đầu tiên: hãy dùng reindex',
        'the applicant': 'chủ hồ sơ',
        'the applicant or the representative': 'chủ hồ sơ hoặc người được ủy quyền',
        'the applicant the parts were opened for, or nobody': 'người nộp mà các thủ tục thành phần đã được '
                                                              'mở cho, hoặc không ai',
        'the applicant, who alone signs, or the representative': 'chủ hồ sơ, là người duy nhất được ký, hoặc '
                                                                 'người được ủy quyền',
        'the code of a dossier': 'mã số của một hồ sơ',
        'the code of a field or a column': 'mã của một ô hoặc một cột',
        'the code of a procedure': 'mã của một thủ tục',
        'the code of a province such as {example}, or the name of a place': 'mã một tỉnh như {example}, hoặc '
                                                                            'tên một nơi',
        'the code of an office': 'mã một cơ quan',
        'the code, and {path}': 'mã, và {path}',
        'the day it came, or later': 'ngày phản ánh, kiến nghị đến, hoặc muộn hơn',
        'the day it was decided, as it has an outcome': 'ngày giải quyết xong, vì hồ sơ đã có kết quả',
        'the day of acceptance, or later': 'ngày tiếp nhận, hoặc muộn hơn',
        'the day off it pays for': 'ngày nghỉ mà nó bù cho',
        'the day promised now, as there was one before': 'ngày hẹn hiện nay, vì trước đó đã hẹn',
        'the day the version came into force, as {example}': 'ngày phiên bản có hiệu lực, như {example}',
        'the days that each way of deciding it would change': 'những ngày mà mỗi phương án sẽ làm thay đổi',
        'the dossier of one of its parts: {code}': 'hồ sơ của một thủ tục thành phần: {code}',
        'the dossiers behind it': 'số hồ sơ của cột này',
        'the facts asked for: {list}': 'các thông tin được hỏi: {list}',
        'the field itself, as a row has it': 'chính lĩnh vực đó, như dòng ghi',
        'the first day': 'ngày đầu tiên',
        'the fixed amount it begins with': 'mức cố định mà nó bắt đầu',
        'the history is broken at event {n}: {why}': 'lịch sử bị đứt tại sự kiện số {n}: {why}',
        'the history of a part that was opened': 'lịch sử của một thủ tục thành phần đã mở',
        'the kind of an applicant': 'loại chủ hồ sơ',
        'the level is set by {who}, and none is loaded': 'mức do {who} quy định, và chưa có dữ liệu',
        'the limits of each part by its code': 'thời hạn của từng thủ tục thành phần, ghi theo mã',
        'the name of a fact that is a number': 'tên của một thông tin là số',
        'the name of a fact, or brackets': 'tên của một thông tin, hoặc các khoảng',
        'the name of a mechanism': 'tên của một cơ chế một cửa',
        'the new appointment, {moment}': 'lịch hẹn mới, {moment}',
        'the number and its words differ: {n} and {text}': 'số và chữ không khớp: {n} và {text}',
        'the one given, which no correction changes': 'lịch hẹn đã trao, hiệu chỉnh không được thay đổi',
        'the one or the other': 'hoặc cái này hoặc cái kia',
        'the papers that are stated anew': 'các giấy tờ được nêu lại',
        'the papers that prove the authority, by code': 'các giấy tờ chứng minh việc ủy quyền, ghi theo mã',
        'the path of a file or a folder': 'đường dẫn một tệp hoặc một thư mục',
        'the place of an event': 'số thứ tự của một sự kiện',
        'the place of an event before {n}': 'số thứ tự của một sự kiện trước sự kiện {n}',
        'the place of an event from {n} to {all}': 'số thứ tự của một sự kiện từ {n} đến {all}',
        'the quote of one procedure': 'bảng tính của một thủ tục',
        'the rate of {currency}': 'tỷ giá của {currency}',
        'the rows together': 'tổng các dòng',
        'the same amount, or a declared cliff': 'cùng một số tiền, hoặc một bước nhảy được khai báo',
        'the same for all': 'giống nhau cho tất cả',
        'the sentence in every language': 'câu ấy bằng mọi thứ tiếng',
        'the shares of each part by its code': 'phần việc trong từng thủ tục thành phần, ghi theo mã',
        "the six digits of a bank's BIN": 'sáu chữ số mã BIN của ngân hàng',
        'the special case before the general one': 'trường hợp riêng đứng trước trường hợp chung',
        'the state of at least one part': 'trạng thái của ít nhất một thủ tục thành phần',
        'the sum of its lines': 'tổng các dòng của nó',
        'the tag a second time': 'thẻ này lần thứ hai',
        'the total': 'thời hạn chung',
        'the two ends of an exchange do not name each other': 'hai ngày hoán đổi không nêu lẫn nhau',
        'the two ends of an exchange lie more than {n} days apart': 'hai ngày hoán đổi cách nhau hơn {n} '
                                                                    'ngày',
        'the unit of the time, one of {list}': 'đơn vị của thời gian, một trong: {list}',
        'the value itself: an answer is computed again, not read': 'chính giá trị đó: kết quả được tính lại, '
                                                                   'không đọc từ tệp',
        'the values of the {language}: {list}': 'các giá trị như bản {language}: {list}',
        'the version from {day}': 'phiên bản có hiệu lực từ {day}',
        'the words as they stand in the document': 'nguyên văn trong văn bản',
        'the {n} characters it claims, 1 or more': 'đủ {n} ký tự như đã ghi, từ 1 trở lên',
        'the {what} that are stated anew': '{what} được nêu lại',
        'the đồng a unit is worth, more than zero': 'số đồng của một đơn vị, lớn hơn 0',
        'there is no such day, or no such time of day': 'không có ngày ấy, hoặc không có giờ ấy',
        "this needs {library}, which is not installed; pip install 'motcua[{extra}]' brings it": 'cần thư '
                                                                                                 'viện '
                                                                                                 '{library}, '
                                                                                                 'hiện chưa '
                                                                                                 'cài; cài '
                                                                                                 'bằng: pip '
                                                                                                 'install '
                                                                                                 "'motcua[{extra}]'",
        'this version of package {code}': 'phiên bản này của thủ tục liên thông {code}',
        'this version of procedure {code}': 'phiên bản này của thủ tục {code}',
        'those of its verb': 'các từ của bước ấy',
        'those that were open before': 'các hồ sơ đang giải quyết cuối kỳ trước',
        "three letters, for example 'USD'; đồng are VND(…)": 'ba chữ cái, ví dụ “USD”; tiền đồng dùng VND(…)',
        'tier': 'bậc',
        'tier of a fee': 'bậc của khoản thu',
        'tiers': 'các bậc',
        'tiers of a fee': 'các bậc của mức thu',
        'time limit': 'thời hạn',
        'time limits': 'các thời hạn',
        'title\x04Apology and new appointment for the result': 'Phiếu xin lỗi và hẹn lại ngày trả kết quả',
        'title\x04Apology and request for more time': 'Phiếu xin lỗi và đề nghị gia hạn thời gian giải quyết',
        'title\x04Control slip of the settlement of a dossier': 'Phiếu kiểm soát quá trình giải quyết hồ sơ',
        'title\x04Data of electronic fee receipts': 'Bảng tổng hợp dữ liệu biên lai điện tử',
        'title\x04Fee receipt': 'Biên lai thu phí, lệ phí',
        'title\x04Notice that the settlement of a dossier has stopped': 'Thông báo dừng giải quyết hồ sơ',
        'title\x04Receipt and appointment for the result': 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả',
        'title\x04Refusal to receive and settle a dossier': 'Phiếu từ chối tiếp nhận giải quyết hồ sơ',
        'title\x04Register of dossiers': 'Sổ theo dõi hồ sơ',
        'title\x04Request to supplement and complete a dossier': 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ',
        'title\x04Settlement of administrative procedures': 'Tình hình, kết quả giải quyết thủ tục hành '
                                                            'chính',
        'title\x04Settlement of administrative procedures at the authority that settles them': 'Tình hình, '
                                                                                               'kết quả giải '
                                                                                               'quyết thủ '
                                                                                               'tục hành '
                                                                                               'chính tại cơ '
                                                                                               'quan, đơn vị '
                                                                                               'trực tiếp '
                                                                                               'giải quyết '
                                                                                               'thủ tục hành '
                                                                                               'chính',
        'title\x04Settlement of administrative procedures in a province': 'Tình hình, kết quả giải quyết thủ '
                                                                          'tục hành chính của UBND cấp tỉnh',
        'too many positional arguments': 'quá nhiều tham số',
        'total of the quote': 'tổng của bảng tính phí, lệ phí',
        'total of the refund': 'tổng số tiền hoàn trả',
        'totals': 'các thời hạn chung',
        'totals, one amount for each currency': 'totals, mỗi loại tiền một số tiền',
        'true or false': 'đúng hoặc sai',
        'true or false, a number, a text or a date': 'đúng/sai, một số, một đoạn chữ hoặc một ngày',
        'true or false, a whole number, a text or a day': 'đúng hoặc sai, một số nguyên, một đoạn chữ hoặc '
                                                          'một ngày',
        'true or false, or nothing where it is not known': 'đúng/sai, hoặc để trống nếu không biết',
        'true, false, or one of {list}': 'true, false, hoặc một trong: {list}',
        'true: nothing that was asked for is lacking': 'đúng (true): không thiếu gì trong những gì đã yêu '
                                                       'cầu',
        'truth': 'giá trị đúng/sai',
        'two answers': 'hai câu trả lời',
        'two headings': 'hai đầu cột',
        'two headings that look the same': 'hai đầu cột trông giống hệt nhau',
        'two keys that are one in NFC': 'hai khóa trùng nhau khi chuẩn hóa NFC',
        'two of one period, judged against the same date': 'hai báo cáo cùng một kỳ, so với cùng một ngày '
                                                           'hẹn',
        'two things': 'hai mục',
        'unexpected end of data': 'dữ liệu kết thúc đột ngột',
        'unit': 'đơn vị',
        'unknown compression method': 'cách nén không biết',
        'unknown fact {list}; asked for here: {known}': 'không có thông tin nào tên {list}; ở đây chỉ hỏi: '
                                                        '{known}',
        'up to {amount} and below {other}': 'đến {amount} và dưới {other}',
        'validation context': 'ngữ cảnh kiểm tra',
        'value of a rule file': 'giá trị trong tệp quy định',
        'values of a form': 'các giá trị của mẫu phiếu',
        'values of a refusal': 'các giá trị của lời từ chối',
        'values of a sentence': 'các giá trị của câu',
        'values of a step': 'các giá trị của một bước giải thích',
        'values of {item}': 'các giá trị của {item}',
        'vector': 'bộ thử',
        'verb': 'bước',
        'verdict': 'kết luận',
        'version': 'phiên bản',
        'version of the package': 'phiên bản của thủ tục liên thông',
        'ways of collecting': 'các hình thức thu',
        'weekdays from 0 (Monday) to 6 (Sunday)': 'các thứ từ 0 (thứ Hai) đến 6 (Chủ nhật)',
        'weekly hours': 'giờ làm việc trong tuần',
        'what JSON cannot read at line {line}, column {column} ({why})': 'chỗ JSON không đọc được, dòng '
                                                                         '{line}, cột {column} ({why})',
        'what TOML cannot read: {why}': 'chỗ TOML không đọc được: {why}',
        'what a difference is over': 'thông tin dùng để tính phần chênh lệch',
        'what its row refuses ({why})': 'điều mà dòng đó không nhận ({why})',
        'what the budget pays of it': 'phần ngân sách trả',
        'what the package itself told to keep': 'đúng những gì hồ sơ liên thông đã ghi ra',
        'what the place sets': 'điều địa phương quy định',
        'what the signing service gave': 'nội dung do dịch vụ ký số trả về',
        'what the verb takes': 'những từ mà bước này nhận',
        'what to render': 'giá trị cần trình bày',
        'what was charged already': 'phần đã thu trước đó',
        'what was filed': 'những gì đã nộp',
        'what was kept': 'dữ liệu đã lưu',
        'what was paid, by item': 'số đã nộp, theo từng khoản',
        'what was paid, by item: only what is above the quote comes back': 'số đã nộp, theo từng khoản: chỉ '
                                                                           'phần vượt bảng tính mới được '
                                                                           'hoàn trả',
        'who sets a level': 'nơi quy định mức thu',
        'whole numbers, one for each row or one for all': 'các số nguyên, mỗi dòng một số hoặc một số chung '
                                                          'cho mọi dòng',
        'whole đồng, 1 to 13 digits': 'số tiền chẵn đồng, 1 đến 13 chữ số',
        'why the receipt was wrong': 'lý do biên lai lập sai',
        'without {list}: no agency is given a time for that in this case': 'không có {list}: trường hợp này '
                                                                           'không cơ quan nào được giao thời '
                                                                           'gian cho việc đó',
        'wording of a limit': 'lời văn của thời hạn',
        'words': 'có chữ',
        'words of a verb': 'các từ của một bước',
        'words of {what}': 'các từ của bước {what}',
        'words that a slip can state': 'lời văn ghi được trên phiếu',
        'words to search': 'từ cần tìm',
        'words, for example {example}': 'các từ, ví dụ {example}',
        'year': 'năm',
        'year of a receipt book': 'năm của quyển biên lai',
        'years of a host calendar': 'các năm của lịch nước sở tại',
        'yyyyMMddHHmmss, or an empty text': 'yyyyMMddHHmmss, hoặc đoạn chữ rỗng',
        'zero or more': 'từ 0 trở lên',
        'zone': 'múi giờ',
        'zone of the calendar': 'múi giờ của lịch',
        '{amount} above the cap': '{amount}, cao hơn mức trần',
        '{amount} is above the last tier, which ends at {high}': '{amount} cao hơn bậc cuối, bậc này kết '
                                                                 'thúc ở {high}',
        '{amount} lies in no bracket': '{amount} không nằm trong khoảng nào',
        '{asked} lies outside the calendar, which knows {since} to {until}': '{asked} nằm ngoài lịch (lịch '
                                                                             'có từ {since} đến {until})',
        '{authority} agency of a dossier code': 'cơ quan {authority} trong mã số hồ sơ',
        '{code} again, for the same days': 'lại {code}, cho cùng những ngày ấy',
        '{code} from {day}': '{code} có hiệu lực từ {day}',
        '{code} from {day}, found on {moment}': '{code} có hiệu lực từ {day}, tra ngày {moment}',
        '{code} is {what}': '{code} là {what}',
        '{code} itself': 'chính {code}',
        '{code} of another kind': '{code} thuộc loại khác',
        '{code} of {since}': '{code}, phiên bản từ {since}',
        '{code} on {day}': '{code} vào ngày {day}',
        '{code} {key} used up to {n}': '{code} {key} đã dùng đến số {n}',
        '{code}, by which it was filed': '{code}, thủ tục mà hồ sơ được nộp theo',
        '{code}?': 'có phải là {code} không?',
        '{day} and {n}': '{day} và {n}',
        '{day} or earlier, its end': '{day} hoặc sớm hơn, ngày kết thúc',
        '{day} or later': '{day} hoặc muộn hơn',
        '{day} or later, the day of reception': '{day} hoặc muộn hơn, ngày tiếp nhận',
        '{day}, after the last version': '{day}, sau phiên bản cuối',
        '{effect} with an amount': '{effect} mà có số tiền',
        '{effect} with {n} of them': '{effect} với {n} mức',
        '{fact} in {where}, which stays': '{fact} trong {where}, phần này giữ nguyên',
        '{field} of a spelling': '{field} trong cách viết số',
        '{field} of {owner}': '{field} của {owner}',
        '{key} as {owner}': '{key} kiểu {owner}',
        '{key} is one of {list}': '{key} là một trong: {list}',
        '{key} is true or false': '{key} là đúng hoặc sai',
        '{key}, a {type}': '{key}, thuộc loại {type}',
        '{key}, in the table and beside it': '{key}, vừa trong bảng vừa ngoài bảng',
        '{key}, which part {other} asks otherwise': '{key}, mà thủ tục thành phần {other} hỏi khác',
        '{later}, after {earlier}': '{later}, sau {earlier}',
        '{limit} if {condition}': '{limit} nếu {condition}',
        '{limit}, which never is reached behind {other}': '{limit}, không bao giờ được dùng vì đứng sau '
                                                          '{other}',
        '{list} as well: not to be left out, or asked for by a part that was chosen': 'có cả {list}: không '
                                                                                      'được bỏ, hoặc thủ tục '
                                                                                      'thành phần đã chọn '
                                                                                      'cần đến',
        '{list}, the choices of {key}': '{list}, là các lựa chọn của {key}',
        '{list}, which may all be left out': '{list}, đều có thể bỏ',
        '{low}, then {high}': '{low}, rồi {high}',
        '{moment} has no zone; say which moment is meant, for example office_time({example})': '{moment} '
                                                                                               'không có múi '
                                                                                               'giờ; hãy nói '
                                                                                               'rõ là lúc '
                                                                                               'nào, ví dụ '
                                                                                               'office_time({example})',
        '{moment}, a moment with its zone': '{moment}, một thời điểm có múi giờ',
        '{n} ({why})': '{n} ({why})',
        '{n} amendments': '{n} lần sửa đổi',
        '{n} and {all} rows': '{n} và {all} dòng',
        '{n} brackets in {all} rows': '{n} khoảng trong {all} dòng',
        '{n} cells': '{n} ô',
        '{n} characters': '{n} ký tự',
        '{n} characters ({why})': '{n} ký tự ({why})',
        '{n} characters left over': 'thừa {n} ký tự',
        '{n} characters, {all} of them digits': '{n} ký tự, trong đó {all} chữ số',
        '{n} characters, {all} of them digits ({why})': '{n} ký tự, trong đó {all} chữ số ({why})',
        '{n} days': '{n} ngày',
        '{n} digits': '{n} chữ số',
        '{n} digits ({why})': '{n} chữ số ({why})',
        '{n} dimensions': '{n} chiều',
        '{n} dossiers': '{n} hồ sơ',
        '{n} files': '{n} tệp',
        "{n} is '{text}'": '{n} viết là “{text}”',
        '{n} keys': '{n} khóa',
        '{n} lines that are none': '{n} dòng không phải là trang',
        '{n} more than there are headings': 'nhiều hơn số đầu cột {n} ô',
        '{n} of them': '{n}',
        '{n} of {all}': '{n} trong {all}',
        '{n} or more': 'từ {n} trở lên',
        '{n} other dossiers': '{n} hồ sơ khác',
        '{n} papers that stand in several places': '{n} giấy tờ nằm ở nhiều chỗ',
        '{n} parts': '{n} thủ tục thành phần',
        '{n} parts of that code': '{n} thủ tục thành phần mang mã đó',
        '{n} points that do not ascend': '{n} điểm không tăng dần',
        '{n} receipts': '{n} biên lai',
        '{n} rows': '{n} dòng',
        '{n} rows of {kind}': '{n} dòng kiểu {kind}',
        '{n} rows of {kind}, writeable': '{n} dòng kiểu {kind}, ghi được',
        '{n} shapes': '{n} cách tính',
        '{n} to {all}': 'từ {n} đến {all}',
        '{n} used, up to {all}': 'đã dùng {n}, đến {all}',
        '{n} values': '{n} giá trị',
        '{n} weekdays': '{n} ngày trong tuần',
        '{n} working days from {day}': '{n} ngày làm việc kể từ {day}',
        '{n} years': '{n} năm',
        '{n}, Monday first': '{n} ngày, bắt đầu từ thứ Hai',
        '{n}, as many as headings': '{n} ô, bằng số đầu cột',
        '{n}, its place': '{n}, là vị trí của nó',
        '{n}, one for each day': '{n}, mỗi ngày một số',
        '{n}, one for each row': '{n}, mỗi dòng một giá trị',
        '{n}:{all} is no clock time': '{n}:{all} không phải là giờ trong ngày',
        '{period} of a reporting period': '{period} của kỳ báo cáo',
        '{since} to {until}': 'từ {since} đến {until}',
        '{since} to {until}, {list}': 'từ {since} đến {until}, {list}',
        '{table}, line {line}': '{table}, dòng {line}',
        '{text} among what else is kept': '{text} nằm trong phần ghi thêm',
        '{text} as a field of its own': '{text} là một trường riêng',
        '{text} in holidays': '{text} trong thư viện holidays',
        '{text} is left over: a second rule, or wording outside the grammar': 'còn thừa {text}: một quy định '
                                                                              'thứ hai, hoặc cách viết không '
                                                                              'có trong mẫu',
        '{text} is neither more nor less than anything': '{text} không lớn hơn hay nhỏ hơn giá trị nào',
        '{text} is no clock time': '{text} không phải là giờ trong ngày',
        '{text} is no day of the calendar': '{text} không phải là ngày có thật',
        '{text} is no day such as 2026-08-28': '{text} không phải là ngày viết như 2026-08-28',
        '{text} is no name of a fact; facts are lower-case English words': '{text} không phải là tên thông '
                                                                           'tin; tên thông tin là từ tiếng '
                                                                           'Anh viết thường',
        '{text} is no word of a number': '{text} không phải là chữ số viết bằng lời',
        '{text} twice': '{text} hai lần',
        '{text}, the checksum of this text': '{text}, mã kiểm tra của nội dung này',
        '{text}, the name of the file': '{text}, tên của tệp',
        '{text}, where it was filed': '{text}, nơi hồ sơ được nộp',
        '{text}, which is stated too': '{text}, mà cũng được nêu',
        '{text}, which no correction changes': '{text}, hiệu chỉnh không được thay đổi',
        '{this} ({why})': '{this} ({why})',
        '{this} or {that}': '{this} hoặc {that}',
        '{type}, as fees ask': '{type}, như biểu phí, lệ phí hỏi',
        '{version}, in force on {day}': '{version}, có hiệu lực ngày {day}',
        '{what} again': 'lại {what}',
        '{what} from {first} to {last}': '{what}, từ {first} đến {last}',
        '{what} where the tier after {before} begins, and {other} where the one before ends': '{what} ở chỗ '
                                                                                              'bậc sau '
                                                                                              '{before} bắt '
                                                                                              'đầu, còn '
                                                                                              '{other} ở chỗ '
                                                                                              'bậc trước kết '
                                                                                              'thúc',
        '{what}, at most {n} characters': '{what}, nhiều nhất {n} ký tự',
        '{what}, of untold kind': '{what}, chưa rõ là phí hay lệ phí',
        '{what}, on paper': '{what}, bằng giấy',
        '{what}, or another place': '{what}, hoặc một nơi khác',
        '{what}, or its bytes': '{what}, hoặc các byte của nó',
        '{what}, subsidised and reduced': '{what}, vừa được hỗ trợ vừa được giảm',
        '{what}: met {met}; right would be {right}': '{what}: gặp {met}; đúng ra phải là {right}',
        '{what}: nothing in force on {since}; known: {known}': '{what}: ngày {since} không có quy định nào '
                                                               'có hiệu lực; đã biết: {known}',
        '{what}: {one} and {other} are both in force on some day; end the earlier one first': '{what}: {one} '
                                                                                              'và {other} '
                                                                                              'cùng có hiệu '
                                                                                              'lực vào một '
                                                                                              'ngày nào đó; '
                                                                                              'hãy chấm dứt '
                                                                                              'bản trước '
                                                                                              'trước đã',
        '{what}; what other systems send around it stays outside: {list}': '{what}; những gì hệ thống khác '
                                                                           'gửi kèm thì để ngoài: {list}',
        '{why} (at end of document)': '{why} (ở cuối tệp)',
        '{why} (at line {line}, column {column})': '{why} (dòng {line}, cột {column})',
        '{{ vi = "…", en = "…" }}, the text in both languages': '{{ vi = "…", en = "…" }}, chữ bằng hai thứ '
                                                                'tiếng'}}
