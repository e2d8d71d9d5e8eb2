"""Build `reading/mentions/given_names.txt` from lists of office-holders and the names written down here.

    python -m communique.gazetteer.build.given_names HOLDERS.csv...

HOLDERS are CSV files with a column `person` or `name`, as EveryPolitician's lists of office-holders of the
21st century, which are derived from Wikidata. A given name is the first word of a name of two words or more.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "reading" / "mentions" / "given_names.txt"
HEADING = """\
# First words of people's names, one a line, sorted. From the names of office-holders in Wikidata (CC0) as
# listed by EveryPolitician, and from gazetteer/build/given_names.py. Built by that script.
"""
NOT_GIVEN = frozenset(
    "Sir Dame Lord Lady Baroness Baron Prince Princess King Queen Sheikh Pope Emperor Sultan Emir Acting The"
    " Vacant Dr Dr. Mr Mrs Cardinal Viscount Earl Duke General Imam Datuk Dato' Tan Tun Tengku Al El De Van"
    " Archbishop Bishop Patriarch Ayatollah Chief Day Early Rich Short Long Will Iron Major Sunny Summer"
    " First Second Third New Old North South East West Central General Interim Government Minister".split()
)
COMMON = """
Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret
Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Sharon Cynthia
Dorothy Amy Kathleen Angela Shirley Brenda Emma Anna Pamela Nicole Samantha Katherine Christine Helen Debra
Rachel Carolyn Janet Maria Catherine Heather Diane Olivia Julie Joyce Victoria Ruth Virginia Lauren Kelly
Christina Joan Evelyn Judith Andrea Hannah Megan Cheryl Jacqueline Martha Madison Teresa Gloria Sara Janice
Ann Kathryn Abigail Sophia Frances Jean Alice Judy Isabella Julia Grace Amber Denise Danielle Marilyn
Beverly Charlotte Natalie Theresa Diana Brittany Doris Kayla Alexis Lori Marie Claire Lucy Chloe Zoe Ella
Mia Nina Nora Eva Irene Rosa Sofia Carmen Ana Lucia Elena Isabel Paula Silvia Beatriz Cristina Gabriela
Adriana Fernanda Camila Valentina Mariana Daniela Alejandra Claudia Veronica Patrícia Luisa Juana Guadalupe
Rocio Pilar Mercedes Dolores Consuelo Esperanza Yolanda Jorge Luis Carlos Juan José Jose Miguel Pedro Manuel
Francisco Antonio Javier Fernando Ricardo Eduardo Alberto Roberto Alejandro Rafael Raúl Raul Sergio Andrés
Andres Diego Pablo Santiago Mateo Nicolás Nicolas Sebastián Gustavo Hugo Oscar Óscar Mario Arturo Enrique
Ernesto Guillermo Héctor Hector Ignacio Jaime Joaquín Julio Marcelo Marco Marcos Martín Mauricio Rodrigo
Rubén Salvador Tomás Vicente Víctor Xavier João Joao Paulo Tiago Thiago Luiz Gilberto Edson Márcio Flávio
Liam Noah Oliver Elijah Lucas Mason Logan Ethan Jacob Daniel Matthew Joseph Samuel Henry Owen Wyatt Jack
Luke Jayden Dylan Isaac Anthony Nathan Ryan Aaron Justin Brandon Kevin Jason Eric Jeffrey Scott Gregory
Jonathan Tyler Zachary Kyle Adam Jeremy Keith Terry Sean Gerald Carl Harold Arthur Lawrence Jesse Joe Billy
Bruce Albert Willie Gabriel Roy Ralph Eugene Russell Louis Philip Phillip Bobby Johnny Randy Howard Vincent
Bradley Craig Todd Derek Shawn Stanley Leonard Nathaniel Ernest Travis Curtis Chad Marcus Theodore Clarence
Alfred Frederick Melvin Glenn Neil Ian Nigel Graham Stuart Duncan Malcolm Angus Callum Ewan Rory Fergus
Siobhan Niamh Aoife Ciara Sinead Padraig Declan Eoin Conor Ahmed Ahmad Mohamed Mohammed Muhammad Muhammed
Mahmoud Mustafa Omar Hassan Hussein Hussain Ibrahim Ismail Khaled Khalid Abdullah Abdallah Abdul Abdel Abd
Abdulaziz Abdulrahman Abdelaziz Youssef Yusuf Yousef Yasser Tariq Tarek Samir Sami Rami Walid Waleed Nasser
Nabil Munir Mounir Karim Kareem Jamal Gamal Jamil Imran Faisal Fahad Fahd Salman Saud Sultan Bandar Turki
Saad Saleh Salah Sayed Rashid Rashed Hamad Hamid Hamdan Majid Mansour Mohsen Mahdi Hadi Haider Abbas Ali
Bashar Bassam Adel Adnan Amir Amr Anwar Ayman Aziz Fatima Aisha Ayesha Khadija Maryam Mariam Zainab Zeinab
Noor Nour Layla Leila Laila Salma Amina Asma Huda Hanan Rania Reem Samira Yasmin Yasmine Nadia Dalia Dina
Mona Muna Rana Lina Farah Sana Sanaa Samar Soraya Shirin Shireen Nasrin Narges Parisa Mahsa Azadeh Reza
Hossein Mehdi Javad Saeed Saeid Behrouz Dariush Kamran Ramin Bijan Farhad Bahram Hamidreza Alireza
Mohammadreza Masoud Nader Navid Babak Mehmet Recep Ahmet Hasan Hüseyin Murat Emre Burak Cem Can Deniz Elif
Ayşe Ayse Fatma Zeynep Emine Kemal Orhan Osman Selahattin Ekrem Mevlut Mevlüt Hakan Serkan Tayyip Binali
Süleyman Yıldız Abdullahi Abubakar Aminu Atiku Babatunde Bola Chidi Chinedu Chukwuemeka Emeka Femi Folake
Gbenga Ibukun Ifeanyi Ikenna Kayode Kelechi Muhammadu Musa Ngozi Nkechi Obinna Olusegun Oluwaseun Segun
Tunde Uche Umar Yakubu Yemi Kwame Kofi Kojo Kwesi Yaw Akosua Ama Abena Nana Kwabena Akua Emmanuel Godwin
Sunday Blessing Precious Patience Goodluck Innocent Festus Moses Joshua Tendai Tafadzwa Farai Nelson
Emmerson Tapiwa Chipo Rudo Thabo Sipho Nkosazana Cyril Julius Lindiwe Naledi Themba Bongani Zweli Mandla
Nomvula Thandi Zanele Siyabonga Uhuru Raila Wanjiru Wangari Kamau Njoroge Otieno Achieng Wanjiku Mwangi
Kipchoge Eliud William Yoweri Museveni Paul Juma Salim Samia Amani Neema Baraka Abiy Haile Tewodros Tedros
Mengistu Meles Hailemariam Desta Tigist Selam Dawit Yohannes Isaias Salva Riek Omer Abdalla Moussa Mamadou
Ousmane Amadou Ibrahima Cheikh Abdoulaye Aminata Fatou Fatoumata Mariama Oumar Seydou Modibo Boubacar Idriss
Mahamat Félix Denis Laurent Alassane Guillaume Macky Faure Patrice Alpha Mamady Assimi Blaise Roch Issoufou
Bazoum Wei Li Fang Jing Min Yan Xin Hui Ling Jun Ming Hong Hua Jie Lei Qiang Tao Xiao Ying Yong Zhi Zhang
Wang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin Guo He Ma Luo Liang Song Zheng Xie Han Tang Feng
Dong Cao Deng Peng Zeng Xi Qin Yuan Jiang Wen Hao Kai Pan Tan Lim Ng Wong Chan Cheung Lau Leung Lam Kwok Ho
Yip Tsai Tsang Yeung Carrie Regina Kim Lee Park Choi Jung Kang Cho Yoon Jang Shin Seo Kwon Hwang Ahn Moon
Ban Min-jae Ji-hoon Ji-won Ri Pak Ryu Noh Roh Chung Hiroshi Takashi Kenji Akira Satoshi Makoto Yuki Haruto
Yoko Keiko Naomi Sakura Yumi Akiko Tomoko Shinzo Shinzō Yoshihide Fumio Taro Tarō Junichiro Toshimitsu
Yoshimasa Katsunobu Yuriko Koichi Shigeru Ichiro Masaru Nobuo Kazuo Takeshi Minoru Nguyen Tran Pham Phan Vu
Dang Bui Do Le Truong Thi Van Minh Anh Linh Somchai Prayut Prayuth Thaksin Yingluck Srettha Thanathorn Pita
Abhisit Suthep Anutin Prawit Aung Ko Daw Thein Khin Zaw Kyaw Tin Soe Myint Joko Prabowo Susilo Megawati Sri
Retno Agus Budi Bambang Dewi Siti Nur Rina Ratna Ferdinand Leni Benigno Imelda Bongbong Manny Mahathir Najib
Muhyiddin Azmin Nurul Rajesh Ramesh Suresh Mahesh Rakesh Mukesh Sunil Anil Sanjay Vijay Ajay Ashok Arun
Arvind Amit Rahul Rohit Vikram Vivek Nitin Manoj Manish Deepak Pradeep Sandeep Ravi Raj Rajiv Sachin Virat
Narendra Manmohan Atal Sonia Priyanka Indira Sushma Mamata Mayawati Jayalalithaa Nirmala Smriti Pratibha
Droupadi Lakshmi Anjali Pooja Neha Kavita Sunita Anita Geeta Meera Radha Sita Shanti Kiran Harsh Yogi
Amarinder Navjot Harpreet Gurpreet Manpreet Jaswant Baldev Bhupinder Subrahmanyam Venkaiah Pawan Piyush
Nawaz Shehbaz Benazir Asif Bilawal Pervez Shahid Shah Zulfikar Malala Sheikh Hasina Khaleda Ziaur Mujibur
Obaidul Rahim Salahuddin Mahinda Gotabaya Ranil Sajith Maithripala Chandrika Basil Namal Wickremesinghe
Pushpa Sher Prachanda Bidya Ram Hari Gopal Krishna Shyam Ivan Vladimir Sergei Sergey Alexei Alexey Aleksei
Dmitry Dmitri Mikhail Nikolai Nikolay Andrei Andrey Boris Yuri Yury Igor Oleg Pavel Petr Viktor Vladislav
Vyacheslav Yevgeny Yevgeniy Evgeny Konstantin Maxim Maksim Roman Ruslan Ramzan Anatoly Arkady Gennady
Grigory Kirill Leonid Stanislav Timur Valery Vasily Vitaly Olga Tatiana Tatyana Natalia Natalya Svetlana
Irina Ekaterina Yekaterina Anastasia Marina Ksenia Yulia Yuliya Ludmila Lyudmila Galina Larisa Nadezhda
Volodymyr Oleksandr Oleksiy Dmytro Mykhailo Mykola Andriy Serhiy Vasyl Yuriy Petro Taras Bohdan Iryna Olena
Oksana Kateryna Yaroslav Denys Kyrylo Valeriy Valerii Alexander Aleksandr Alyaksandr Sviatlana Maryia
Veranika Nursultan Kassym-Jomart Shavkat Emomali Sadyr Gurbanguly Serdar Ilham Heydar Nikol Serzh Mikheil
Bidzina Salome Giorgi Irakli Zurab Jan Piotr Andrzej Krzysztof Tomasz Paweł Michał Marek Jarosław Jaroslaw
Donald Mateusz Zbigniew Radosław Lech Agnieszka Katarzyna Małgorzata Ewa Beata Jiří Miloš Václav Andrej
Zuzana Robert Péter Gábor László Zoltán János Katalin Judit Klaus Olaf Annalena Ursula Heiko Christian Jens
Markus Armin Sigmar Wolfgang Frank-Walter Horst Norbert Friedrich Heinz Hans Jürgen Günter Karl Matthias
Stefan Thomas Sebastian Herbert Karoline Brigitte Jean-Yves François Francois Pierre Jacques Michel Philippe
Bruno Édouard Edouard Gérald Marine Ségolène Anne Valérie Florence Élisabeth Elisabeth Bernard Christophe
Benoît Olivier Nathalie Giuseppe Matteo Silvio Luigi Giorgia Paolo Enrico Romano Massimo Pier Federica
Maurizio Franco Carlo Alessandro Francesco Kyriakos Antonis Yanis Nikos Giorgos Dimitris Konstantinos Costas
Mark Sanna Sauli Antti Erna Jonas Mette Lars Helle Anders Magnus Fredrik Magdalena Ulf Margot Kaja Kersti
Gitanas Ingrida Krišjānis Egils Benjamin Yair Naftali Avigdor Ariel Ehud Shimon Yitzhak Moshe Tzipi Yoav
Itamar Bezalel Benny Gadi Gilad Danny Mordechai Avi Eli Yaakov Yosef Chaim Shlomo Tzachi Amos Uri Yossi
Yahya Saeb Marwan Riyad Hanin Mohammad Nabih Gebran Barham Nouri Adil Muqtada Massoud Masrour Nechirvan
Qubad Bafel Jalal Ashraf Amrullah Zalmay Mullah Haibatullah Sirajuddin Zabihullah Suhail Gulbuddin Atta
Kamala Barack Hillary Bernie Mitt Mitch Chuck Lindsey Ted Rand Jeb Newt Dick Condoleezza Colin Madeleine
Antony Jake Avril Merrick Lloyd Deb Pete Gina Marty Wendy Ned Jen Karine Rex Mike Steven Wilbur Nikki
Kellyanne Rudy Ivanka Jared Melania Tim Beto Cory Tulsi Kirsten Chrystia Stephen Jagmeet Andrew Erin Mélanie
Marc Bill Tony Penny Marise Peter Josh Barnaby Jacinda Winston Grant Nanaia Simon Bainimarama Sitiveni
Manasseh Keir Rishi Liz Dominic Priti Sajid Suella Kwasi Matt Michael Nicola Humza Sadiq Leo Micheál Enda
Arlene Gerry Tom Ben Sam Max Alex Nick Rob Bob Jim Dan Don Ron Ken Ray Jeff Greg Doug Phil Steve Dave Pat
Kate Katie Beth Sue Sally Jane Jenny Jill Ellen Ellie Gail Kay Fiona Gillian Hazel Heidi Ingrid Astrid Freya
Greta Birgit Katja Petra Anja Silke Ulrike Monika Sabine Renate Manuela Francesca Chiara Giulia Nayib
Xiomara Rosario Bernardo Laurentino Guido Carolina Verónica Ollanta Alan Lenín Yaku Evo Jeanine Álvaro Iván
Francia Diosdado Delcy Leopoldo Henrique María Corina Jair Lula Dilma Geraldo Ciro Giorgio Izkia Axel
Horacio Tabaré Lacalle Abdo Efraín Fidel Felipe Jovenel Claude Jimmy Michèle Portia Gaston Mottley Roosevelt
Irfaan Bharrat Desi
"""


def main(paths: list[str]) -> None:
    names = set(COMMON.split()) | {name for path in paths for name in _given_names(Path(path))}
    kept = sorted(n for n in names if len(n) > 1 and n[0].isupper() and "." not in n and n not in NOT_GIVEN)
    TARGET.write_text(HEADING + "\n".join(kept) + "\n", encoding="utf-8")


def _given_names(path: Path) -> set[str]:
    with path.open(encoding="utf-8", newline="") as file:
        people = [row.get("person") or row.get("name") or "" for row in csv.DictReader(file)]
    return {name.split()[0] for name in people if " " in name}


if __name__ == "__main__":
    main(sys.argv[1:])
